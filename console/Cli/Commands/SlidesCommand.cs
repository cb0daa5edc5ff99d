using System.CommandLine;
using Comparison.Cli.Output;
using Comparison.Cli.Rendering;
using Comparison.Domain;
using Comparison.Local.Cloud;
using Comparison.Reports.Slides;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;

namespace Comparison.Cli.Commands;

/// <summary><c>compare slides</c>: keeps the talk in <c>docs/talk</c> in step with the code and the numbers that it quotes, and renders it.</summary>
internal sealed class SlidesCommand : Command
{
    private readonly Option<bool> _check = new("--check") { Description = "Changes nothing; fails with a line for each part that is stale." };

    private readonly Option<bool> _render = new("--render")
    {
        Description = "Makes HTML, PDF and PPTX in artifacts/talk, with Node, npm and Chromium.",
    };

    private readonly Option<bool> _dark = new("--dark") { Description = "With --render: light letters on dark ground." };
    private readonly Option<bool> _images = new("--images") { Description = "With --render: a picture of each slide instead." };

    public SlidesCommand()
        : base("slides", "Fills the code, numbers and figures of the talk in docs/talk anew, checks them, or renders its slides.")
    {
        Add(_check);
        Add(_render);
        Add(_dark);
        Add(_images);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var isRendered = parsed.GetValue(_render);
        if (isRendered && parsed.GetValue(_check))
            return Exit.Usage("--check and --render are two commands.");
        if (!isRendered && (parsed.GetValue(_dark) || parsed.GetValue(_images)))
            return Exit.Usage("--dark and --images go with --render.");
        try
        {
            return isRendered
                ? await RenderAsync(new(parsed.GetValue(_dark), parsed.GetValue(_images)), cancellationToken)
                : await RefreshAsync(parsed.GetValue(_check), cancellationToken);
        }
        catch (Exception refused) when (refused is IOException or RefusedException or RenderingException or StuckException or TalkException or UnauthorizedAccessException)
        {
            return Exit.Usage(refused.Message.ReplaceLineEndings(" "));
        }
    }

    // Where the README is, seen from the talk.
    private const string Above = "../../";

    private static async Task<int> RefreshAsync(bool isCheck, CancellationToken cancellationToken)
    {
        var talk = new Talk(Talk.Folder, await Terminal.WaitAsync("running the samples", _ => RunSamplesAsync(cancellationToken)));
        var lines = isCheck ? await talk.CheckAsync() : await talk.WriteAsync();
        foreach (var line in lines)
            Terminal.Say(line.StartsWith(Above, StringComparison.Ordinal) ? line[Above.Length..] : $"{RepositoryFiles.Shown(Talk.Folder)}/{line}");
        if (lines.Count == 0)
            Terminal.Say("The talk says what the code says.");
        else if (isCheck)
            Terminal.Say("compare slides writes the stale parts anew.");
        return isCheck && lines.Count > 0 ? Exit.Different : Exit.Same;
    }

    private static async Task<int> RenderAsync(Rendition rendition, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(RepositoryFiles.Artifacts, "talk");
        var files = await Terminal.WaitAsync("rendering", async progress =>
        {
            List<string> rendered = [];
            await foreach (var file in new MarpRenderer(Talk.Folder, folder).RenderAsync(rendition, cancellationToken))
            {
                rendered.Add(RepositoryFiles.Shown(file));
                progress?.Report($"rendering, {rendered[^1]} is done");
            }
            return rendered;
        });
        files.ForEach(Terminal.Say);
        return Exit.Same;
    }

    private static async Task<IReadOnlyList<SampleComparison>> RunSamplesAsync(CancellationToken cancellationToken)
    {
        List<SampleComparison> runs = [];
        await using var cloud = await LocalCloud.StartAsync(cancellationToken: cancellationToken);
        using var both = await LocalComparison.DeployInBothFormsAsync(cloud, cancellationToken: cancellationToken);
        foreach (var sample in WorkflowNames.All.SelectMany(SampleFiles.For))
            runs.Add(await both.RunAsync(sample, cancellationToken));
        return runs;
    }
}
