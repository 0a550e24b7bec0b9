using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Serverlesspresso.Benchmarks.Events;
using Serverlesspresso.Benchmarks.States;

// usage: Benchmarks states [folder]            transitions a second of the interpreter, in half a minute; of the machines in
//                                              a folder such as ../shared/bench/workloads
//        Benchmarks states history             what a step costs as history grows
//        Benchmarks states --filter '*'        the same by BenchmarkDotNet, with its own options
//        Benchmarks [folder of event-patterns] [seconds for each line]
// The folder holds events.jsonl, rules-KIND.jsonl and expected.json.
if (args is ["states", "history"])
{
    HistoryGrowth.Print(Console.Out, TimeProvider.System);
    return 0;
}

if (args is ["states"] || (args is ["states", var named] && Directory.Exists(named)))
{
    QuickMeasure.Print(Console.Out, TimeProvider.System, args.Length > 1 ? WorkloadFolder.Read(args[1]) : Workloads.All);
    return 0;
}

if (args is ["states", .. var options])
{
    // In process, because the artifacts layout of the repository leaves no project for a generated one to refer to.
    var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
    BenchmarkSwitcher.FromAssembly(typeof(InterpreterBenchmarks).Assembly).Run(options, config);
    return 0;
}

var folder = args.ElementAtOrDefault(0) ?? "../shared/bench/event-patterns";
var seconds = double.Parse(args.ElementAtOrDefault(1) ?? "2", CultureInfo.InvariantCulture);
return MatcherBenchmark.Run(folder, TimeSpan.FromSeconds(seconds)) ? 0 : 1;
