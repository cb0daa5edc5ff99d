using System.CommandLine;
using Comparison.Cli.Output;
using Comparison.Domain;
using Comparison.Scenarios.Twins;

namespace Comparison.Cli.Commands;

/// <summary><c>compare twins WORKFLOW</c>: the C# and the ASL, aligned step by step.</summary>
internal sealed class TwinsCommand : Command
{
    public TwinsCommand()
        : base("twins", "Shows a workflow's C# and its state machine side by side, step by step.")
    {
        var workflow = Choices.Workflow();
        Add(workflow);
        SetAction(parsed => Run(parsed.GetRequiredValue(workflow)));
    }

    private static int Run(string name)
    {
        if (WorkflowNames.Find(name) is not { } workflow)
            return Exit.Usage(Choices.UnknownWorkflow(name));
        var files = RepositoryFiles.TwinsOf(workflow);
        TwinsView.Write(files, TwinFiles.Align(File.ReadAllText(files.Durable), File.ReadAllText(files.StateMachine)));
        return Exit.Same;
    }
}
