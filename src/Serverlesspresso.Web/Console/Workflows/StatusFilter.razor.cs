using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>Chooses the status that executions in a list have.</summary>
public partial class StatusFilter
{
    /// <summary>The status; null for all.</summary>
    [Parameter]
    [EditorRequired]
    public ExecutionStatus? Chosen { get; set; }

    /// <summary>Reads a status from an address; null if it names none.</summary>
    /// <param name="text">The text, as <see cref="Write"/> makes it.</param>
    internal static ExecutionStatus? Read(string? text) =>
        // A number is read as well, whether or not a status has it.
        Enum.TryParse<ExecutionStatus>(text, ignoreCase: true, out var status) && Enum.IsDefined(status) ? status : null;

    /// <summary>Writes a status into an address.</summary>
    /// <param name="status">The status.</param>
    internal static string Write(ExecutionStatus status) => status.ToString().ToLowerInvariant();
}
