using System.Text.RegularExpressions;
using Bunit;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Web.Components.Columns;
using Comparison.Web.Histories;
using Comparison.Web.Recordings;
using Comparison.Web.Tests.Support;
using Comparison.Web.Watching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comparison.Web.Tests.Columns;

/// <summary>No task token, no callback id and no <c>sin</c> in what the page draws or records.</summary>
[Collection(TwoVariantsCollection.Name)]
public sealed partial class SecrecyTests : BunitContext
{
    private readonly TwoVariants _both;

    public SecrecyTests(TwoVariants both)
    {
        _both = both;
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    public static TheoryData<WorkflowName> Workflows => [.. WorkflowNames.All];

    [Theory, MemberData(nameof(Workflows))]
    public async Task Run_FromStartToEnd_ShowsAndRecordsNoSecret(WorkflowName workflow)
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"secrecy-{workflow}.jsonl");
        string[] drawn;
        var before = _both.Secrets.Callbacks.Count;
        using (var recording = new RecordingCloud(_both.Cloud, file, TimeProvider.System))
            drawn = await PlayAsync(workflow, recording);

        var sin = Scenarios.Workflows.ScenarioCatalog.AskingSample(workflow).Payload is var payload && payload.Contains("\"sin\"", StringComparison.Ordinal)
            ? System.Text.Json.JsonElement.Parse(payload).GetProperty("sin").GetString()
            : null;
        if (sin is not null)
            _both.Secrets.AddWord(sin);
        Assert.True(_both.Secrets.Callbacks.Count >= before + 2, "Both variants ask, so both issue a secret.");
        Assert.Empty(_both.Secrets.FindIn([.. drawn.Select(html => KeyValuePair.Create("drawn", html)), new("recorded", await File.ReadAllTextAsync(file))]));
        Assert.Equal(["planted"], _both.Secrets.FindIn([new("planted", $"{drawn[0]}{_both.Secrets.Callbacks[^1].Token}")]));
    }

    private async Task<string[]> PlayAsync(WorkflowName workflow, RecordingCloud recording)
    {
        var watch = new CloudWatch(recording, NullLogger<CloudWatch>.Instance);
        Services.AddSingleton<Web.Clouds.ICloud>(recording).AddSingleton(watch).AddSingleton(_both.World);
        Renderer.SetRendererInfo(new("Server", isInteractive: true));
        var run = await _both.StartAsync(workflow);
        var view = Render<RunView>(parameters => parameters.Add(shown => shown.Run, run));
        var asked = await _both.UntilAskedAsync(run);
        view.WaitForElement(".yes", TimeSpan.FromMinutes(1));
        var waiting = Drawn(view.Markup);
        foreach (var variant in Enum.GetValues<Variant>())
            await _both.DecideAsync(asked, variant, approves: true);
        await _both.UntilOverAsync(run);
        view.WaitForElement(".verdict.same", TimeSpan.FromMinutes(1));
        return [waiting, Drawn(view.Markup)];
    }

    // The renderer of the tests writes the numbers of event handlers into the markup, which no browser ever gets.
    private static string Drawn(string markup) => Handler().Replace(markup, "");

    [GeneratedRegex("blazor:[a-z]+=\"\\d+\"")]
    private static partial Regex Handler();
}
