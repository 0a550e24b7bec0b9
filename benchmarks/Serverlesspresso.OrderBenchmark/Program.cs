using Serverlesspresso.OrderBenchmark;
using Serverlesspresso.OrderBenchmark.Limits;

BenchmarkOptions options;
try
{
    options = BenchmarkOptions.Parse(args);
}
catch (FormatException exception)
{
    Console.Error.WriteLine($"{exception.Message}\n\n{BenchmarkOptions.Usage}");
    return 1;
}

foreach (var ordersAtOnce in options.OrdersAtOnce)
{
    var folder = Path.GetFullPath(Path.Combine(options.Folder, $"{ordersAtOnce}-at-once"));
    if (Directory.Exists(folder))
    {
        Directory.Delete(folder, recursive: true);
    }

    Directory.CreateDirectory(folder);
    var result = await new OrderRun(options).RunAsync(folder, ordersAtOnce);
    Report.Print(result);
    Report.PrintLimits(result, BareRuns.Run(options, folder, result.Sample));
    if (!options.KeepsData)
    {
        Directory.Delete(folder, recursive: true);
    }
}

return 0;
