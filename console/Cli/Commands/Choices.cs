using System.CommandLine;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Workflows;

namespace Comparison.Cli.Commands;

/// <summary>Arguments and options that take one of the suite's names: a shell completes them, and a wrong one is told the nearest.</summary>
internal static class Choices
{
    private static readonly string[] Workflows = [.. WorkflowNames.All.Select(workflow => workflow.ToText())];

    /// <summary>The workflow that a command is about.</summary>
    public static Argument<string> Workflow() => Completed(new Argument<string>("workflow") { Description = $"{string.Join(", ", Workflows)}.", HelpName = "workflow" });

    /// <summary>The workflow that a command is about, if it is not about all of them.</summary>
    public static Argument<string?> WorkflowOrAll() => Completed(new Argument<string?>("workflow")
    {
        Description = $"Only this workflow: {string.Join(", ", Workflows)}. All of them when absent.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "workflow",
    });

    /// <summary>The workflow that a command is about, if it is about no machine.</summary>
    public static Argument<string?> WorkflowOrMachine() => Completed(new Argument<string?>("workflow")
    {
        Description = $"{string.Join(", ", Workflows)}; none with --machine.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "workflow",
    });

    public static Option<string?> Sample(string description)
    {
        var option = new Option<string?>("--sample") { Description = description, HelpName = "sample" };
        option.CompletionSources.Add([.. WorkflowNames.All.SelectMany(SampleFiles.For).Select(sample => sample.Name)]);
        return option;
    }

    public static Option<string?> Scenario(string description)
    {
        var option = new Option<string?>("--scenario") { Description = description, HelpName = "scenario" };
        option.CompletionSources.Add([.. WorkflowNames.All
            .SelectMany(workflow => ScenarioCatalog.For(workflow).Concat(ScenarioCatalog.BrokenFor(workflow)))
            .Select(scenario => scenario.Name).Distinct()]);
        return option;
    }

    /// <summary>How the workflows are written.</summary>
    public static Option<string> WrittenAs(string name, string description)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => Form.Readable.ToText() };
        option.AcceptOnlyFromAmong([.. Enum.GetValues<Form>().Select(form => form.ToText())]);
        return option;
    }

    public static string UnknownWorkflow(string name) => Nearest.Unknown("workflow", name, Workflows);

    private static Argument<T> Completed<T>(Argument<T> argument)
    {
        argument.CompletionSources.Add(Workflows);
        return argument;
    }
}
