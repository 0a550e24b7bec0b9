using Serverlesspresso.FeedBenchmark;

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

var folder = Path.GetFullPath(options.Folder);
if (Directory.Exists(folder))
{
    Directory.Delete(folder, recursive: true);
}

Directory.CreateDirectory(folder);
await new FeedRun(options).RunAsync(folder);
Directory.Delete(folder, recursive: true);
return 0;
