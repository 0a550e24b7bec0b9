using System.Globalization;
using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.Functions;

namespace Serverlesspresso.Web.Console.Functions;

/// <summary>A call of a function: what it was asked, what it answered and what it logged.</summary>
public partial class CallView
{
    /// <summary>The call.</summary>
    [Parameter]
    [EditorRequired]
    public FunctionCall Call { get; set; } = null!; // The page gives it.

    /// <summary>Whether the reader has just made it.</summary>
    [Parameter]
    public bool IsAnswer { get; set; }

    private string Log => string.Join('\n', Call.Log
        .Prepend($"START RequestId: {Call.RequestId}")
        .Append($"END RequestId: {Call.RequestId}")
        .Append(string.Create(
            CultureInfo.InvariantCulture,
            $"REPORT RequestId: {Call.RequestId} Duration: {Call.Duration.TotalMilliseconds:0.00} ms")));
}
