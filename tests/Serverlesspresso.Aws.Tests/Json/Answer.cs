namespace Serverlesspresso.Aws.Tests.Json;

internal sealed record Answer(int Status, string Body, IReadOnlyDictionary<string, string> Headers);
