using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Design;

/// <summary>A field of a form, with its label, its hint and what is wrong with it.</summary>
public partial class Field
{
    /// <summary>What to write there.</summary>
    [Parameter]
    [EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>The name under which the form sends it.</summary>
    [Parameter]
    [EditorRequired]
    public string Name { get; set; } = string.Empty;

    /// <summary>The kind of input.</summary>
    [Parameter]
    public string Type { get; set; } = "text";

    /// <summary>What it holds.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>A help in a few words.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>What is wrong with what was written; null if nothing is.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>The input itself where a line of text will not do: it must have the id of <see cref="Id"/>.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Other attributes of the input.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    /// <summary>The id of the input.</summary>
    public string Id => IdOf(Name);

    private string? DescribedBy => (Problem, Hint) switch
    {
        (null, null) => null,
        (null, _) => $"{Id}-hint",
        (_, null) => $"{Id}-problem",
        _ => $"{Id}-problem {Id}-hint",
    };

    /// <summary>The id of the input of a name.</summary>
    /// <param name="name">The name.</param>
    public static string IdOf(string name) => $"field-{name}";

    /// <summary>The ids of what explains an input of one's own: what is wrong with it, and its hint.</summary>
    /// <param name="name">The input's name.</param>
    /// <param name="problem">What is wrong with it; null if nothing is.</param>
    public static string HelpOf(string name, string? problem) =>
        problem is null ? $"{IdOf(name)}-hint" : $"{IdOf(name)}-problem {IdOf(name)}-hint";
}
