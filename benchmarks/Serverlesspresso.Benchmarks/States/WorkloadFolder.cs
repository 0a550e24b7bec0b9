using System.Text.Json.Nodes;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Benchmarks.States;

/// <summary>Machines to measure that stand in a folder: <c>workloads.json</c>, and for each NAME.asl.json and NAME.input.json.</summary>
internal static class WorkloadFolder
{
    /// <summary>Reads all, and runs each once: one that does not give what it should is not measured.</summary>
    /// <exception cref="InvalidOperationException">A machine gave something else.</exception>
    public static Dictionary<string, (Workload Workload, int Transitions)> Read(string folder)
    {
        var workloads = new Dictionary<string, (Workload, int)>(StringComparer.Ordinal);
        foreach (var item in JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "workloads.json")))!.AsArray())
        {
            var name = item!["name"]!.GetValue<string>();
            var workload = new Workload(
                File.ReadAllText(Path.Combine(folder, $"{name}.asl.json")),
                File.ReadAllText(Path.Combine(folder, $"{name}.input.json")));
            Check(name, workload, item["expect"]);
            workloads.Add(name, (workload, item["transitions"]!.GetValue<int>()));
        }

        return workloads;
    }

    private static void Check(string name, Workload workload, JsonNode? expected)
    {
        var output = ((ExecutionOutcome.Succeeded)workload.Run().Outcome!).Output; // Run throws unless it succeeds.
        if (!JsonNode.DeepEquals(JsonNode.Parse(output), expected))
        {
            throw new InvalidOperationException($"The workload {name} gave {output}.");
        }
    }
}
