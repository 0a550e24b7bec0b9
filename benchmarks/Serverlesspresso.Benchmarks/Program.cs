using System.Globalization;
using Serverlesspresso.Benchmarks.Events;

// usage: Benchmarks [folder of event-patterns] [seconds for each line]
// The folder holds events.jsonl, rules-KIND.jsonl and expected.json.
var folder = args.ElementAtOrDefault(0) ?? "../shared/bench/event-patterns";
var seconds = double.Parse(args.ElementAtOrDefault(1) ?? "2", CultureInfo.InvariantCulture);
return MatcherBenchmark.Run(folder, TimeSpan.FromSeconds(seconds)) ? 0 : 1;
