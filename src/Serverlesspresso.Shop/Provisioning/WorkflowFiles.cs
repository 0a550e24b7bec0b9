namespace Serverlesspresso.Shop.Provisioning;

/// <summary>The definitions of the state machines, embedded from the folder <c>Workflows</c>.</summary>
internal static class WorkflowFiles
{
    /// <summary>Reads a definition.</summary>
    /// <param name="stateMachineName">The state machine.</param>
    public static string Read(string stateMachineName)
    {
        var resource = $"{stateMachineName}.asl.json";
        using var stream = typeof(WorkflowFiles).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The definition '{resource}' is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
