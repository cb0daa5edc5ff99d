using System.Text.RegularExpressions;
using Comparison.Domain;

namespace Comparison.Local.Stacks;

/// <summary>The definitions under <c>stepfunctions/</c>: the only copy, filled in as Terraform's <c>templatefile</c> does.</summary>
internal static partial class StateMachineFile
{
    /// <exception cref="InvalidOperationException">The definition asks for a value that is not given.</exception>
    public static string Render(WorkflowName workflow, Dictionary<string, string> values)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "StateMachines", $"{workflow.ToText()}.asl.json");
        return Hole().Replace(File.ReadAllText(file), hole => values.TryGetValue(hole.Groups[1].Value, out var value)
            ? value
            : throw new InvalidOperationException($"{workflow.ToText()}.asl.json asks for {hole.Value}, which the stack does not have."));
    }

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Hole();
}
