using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Reference;

/// <summary>An operation: what it does, for whom, how it answers, and a form to try it with.</summary>
public partial class OperationView
{
    /// <summary>The operation.</summary>
    [Parameter]
    [EditorRequired]
    public ReferenceOperation Operation { get; set; } = null!; // The page gives it.

    private Tone Tone => Operation.Method switch
    {
        "GET" => Tone.Busy,
        "DELETE" => Tone.Bad,
        _ => Tone.Accent,
    };

    private static int LinesOf(string body) => body.Split('\n').Length + 1;

    private string? HintIdOf(ReferenceParameter parameter) =>
        parameter.Description.Length > 0 ? IdOf($"{parameter.Name}-hint") : null;

    private string IdOf(string name) => $"{Operation.Name}-{name}";
}
