using System.Text.RegularExpressions;
using Comparison.Domain;

namespace Comparison.Local.Stacks;

/// <summary>The definitions under <c>stepfunctions/</c>: the only copy, filled in as Terraform's <c>templatefile</c> does.</summary>
public static partial class StateMachineFile
{
    /// <summary>The thrifty loan's parts that run as Express executions of its own account.</summary>
    public static IReadOnlyList<string> Children { get; } = ["assess-application", "pay-out"];

    /// <summary>The file of a workflow's machine, without its ending. Where the readable form costs least already, there is no other.</summary>
    public static string NameOf(WorkflowName workflow, Form form) =>
        form == Form.Thrifty && $"thrifty-{workflow.ToText()}" is var thrifty && File.Exists(PathOf(thrifty)) ? thrifty : workflow.ToText();

    /// <param name="name">As <see cref="NameOf"/> or <see cref="Children"/> have it.</param>
    /// <exception cref="InvalidOperationException">The definition asks for a value that is not given.</exception>
    public static string Render(string name, Dictionary<string, string> values) =>
        Hole().Replace(File.ReadAllText(PathOf(name)), hole => values.TryGetValue(hole.Groups[1].Value, out var value)
            ? value
            : throw new InvalidOperationException($"{name}.asl.json asks for {hole.Value}, which the stack does not have."));

    /// <summary>Where a definition stands beside the program.</summary>
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "StateMachines", $"{name}.asl.json");

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Hole();
}
