using System.CommandLine;
using Comparison.Cli.Output;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Audits;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;

namespace Comparison.Cli.Commands;

/// <summary><c>compare audit WORKFLOW</c>: replays the durable variant from every checkpoint and says what is not deterministic.</summary>
internal sealed class AuditCommand : Command
{
    private readonly Argument<string> _workflow = Choices.Workflow();
    private readonly Option<string?> _sample = Choices.Sample("Only this sample, such as REQ-001. All of the workflow when absent.");

    private readonly Option<string> _onto = Choices.WrittenAs(
        "--onto", "The form whose code replays what the readable form recorded, as if it were deployed over executions that wait.");

    public AuditCommand()
        : base("audit", "Replays a durable workflow from the state after every checkpoint and reports what changes.")
    {
        Add(_workflow);
        Add(_sample);
        Add(_onto);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var plan = RunPlan.Create(parsed.GetRequiredValue(_workflow), parsed.GetValue(_sample), scenario: null, input: null);
        if (plan.Refusal is { } refusal)
            return Exit.Usage(refusal);
        try
        {
            var onto = Enum.GetValues<Form>().Single(form => form.ToText() == parsed.GetRequiredValue(_onto));
            return await AuditAsync(plan.Samples, onto, cancellationToken) ? Exit.Same : Exit.Different;
        }
        catch (Exception stop) when (stop is RefusedException or StuckException)
        {
            return Exit.Usage(stop.Message);
        }
    }

    private static async Task<bool> AuditAsync(IReadOnlyList<Sample> samples, Form onto, CancellationToken cancellationToken)
    {
        var clean = true;
        await using var cloud = await LocalCloud.StartAsync(cancellationToken: cancellationToken);
        foreach (var sample in samples)
        {
            var report = await SampleAudit.RunAsync(cloud, sample, onto, cancellationToken);
            foreach (var line in AuditLines.Write(sample, report))
                Terminal.Tell(line);
            clean &= report.IsClean;
        }
        return clean;
    }
}
