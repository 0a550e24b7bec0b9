namespace Serverlesspresso.Aws.Json;

/// <summary>Stands for whatever a request without a known target meant to reach.</summary>
internal sealed class UnknownService : JsonService
{
    public static readonly UnknownService Instance = new();

    public override string TargetPrefix => "";

    public override string SigningName => "";

    public override string JsonVersion => "1.1";

    public override int RequestBytesMax => 0;

    public override IReadOnlyList<JsonOperation> ListOperations() => [];

    public override string QualifyError(string code) => CoralService + code;
}
