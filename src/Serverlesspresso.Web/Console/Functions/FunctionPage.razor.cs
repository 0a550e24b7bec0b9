using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Functions;

/// <summary>A function: how it does, the rules that call it, its latest calls, and a form to call it.</summary>
public partial class FunctionPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public FunctionModel Model { get; set; } = null!; // The endpoint gives it.

    private string Name => Model.Function.Name;

    private RecentDurations Recent => Model.Function.Recent;

    private string Command => AwsCommand.Write("lambda", "Invoke", new JsonObject
    {
        ["FunctionName"] = Name,
        ["CliBinaryFormat"] = "raw-in-base64-out",
        ["Payload"] = Model.Request,
    }) + " \\\n  answer.json";
}
