using BenchmarkDotNet.Attributes;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Benchmarks.States;

/// <summary>Whole runs in memory; divide by the workload's transitions for the cost of one.</summary>
[MemoryDiagnoser]
public class InterpreterBenchmarks
{
    private Workload? _workload;

    /// <summary>Which workload is run.</summary>
    [Params("counter-loop", "map-1000", "pipeline-5", "parallel-8x3")]
    public string Name { get; set; } = string.Empty;

    /// <summary>Compiles the workload's machine.</summary>
    [GlobalSetup]
    public void SetUp() => _workload = Workloads.All[Name].Workload;

    /// <summary>Runs the workload once.</summary>
    [Benchmark]
    public Step Run() => _workload!.Run(); // Set up before each benchmark.
}
