using Serverlesspresso.OrderBenchmark;

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
    Report.Print(await new OrderRun(options).RunAsync(folder, ordersAtOnce));
}

return 0;
