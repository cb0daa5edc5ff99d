using System.CommandLine;
using Comparison.Cli.Output;
using Comparison.Domain;
using Comparison.Local.Cloud.Hosting;
using Comparison.Suite.Audits;
using Comparison.Suite.Runs;
using Comparison.Suite.Samples;

namespace Comparison.Cli.Commands;

/// <summary><c>compare audit WORKFLOW</c>: replays the durable variant from every checkpoint and says what is not deterministic.</summary>
internal sealed class AuditCommand : Command
{
    private readonly Argument<string> _workflow = new("workflow") { Description = "approval" };
    private readonly Option<string?> _sample = new("--sample") { Description = "Only this sample, such as REQ-001." };

    public AuditCommand()
        : base("audit", "Replays a durable workflow from the state after every checkpoint and reports what changes.")
    {
        Add(_workflow);
        Add(_sample);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var name = parsed.GetRequiredValue(_workflow);
        if (WorkflowNames.Find(name) is not { } workflow)
            return Exit.Usage($"Unknown workflow '{name}'. Known: {string.Join(", ", WorkflowNames.All.Select(known => known.ToText()))}.");
        var all = SampleFiles.Of(workflow);
        var wanted = parsed.GetValue(_sample);
        var samples = all.Where(sample => wanted is null || sample.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        if (samples.Count == 0)
            return Exit.Usage($"Unknown sample '{wanted}'. Known: {string.Join(", ", all.Select(sample => sample.Name))}.");
        try
        {
            return await AuditAsync(samples, cancellationToken) ? Exit.Same : Exit.Different;
        }
        catch (Exception stop) when (stop is RefusedException or StuckException)
        {
            return Exit.Usage(stop.Message);
        }
    }

    private static async Task<bool> AuditAsync(List<Sample> samples, CancellationToken cancellationToken)
    {
        var clean = true;
        await using var cloud = await LocalCloud.StartAsync(cancellationToken: cancellationToken);
        foreach (var sample in samples)
        {
            var report = await SampleAudit.RunAsync(cloud, sample, cancellationToken);
            foreach (var line in AuditLines.Of(sample, report))
                Terminal.Say(line);
            clean &= report.IsClean;
        }
        return clean;
    }
}
