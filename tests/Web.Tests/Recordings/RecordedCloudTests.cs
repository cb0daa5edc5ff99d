using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Workflows;
using Comparison.Web.Clouds;
using Comparison.Web.Recordings;
using Comparison.Web.Tests.Support;

namespace Comparison.Web.Tests.Recordings;

/// <summary>What was recorded is played as it was, with nothing behind it.</summary>
[Collection(TwoVariantsCollection.Name)]
public sealed class RecordedCloudTests(TwoVariants both) : IDisposable
{
    private readonly string _file = Path.Combine(AppContext.BaseDirectory, $"{Path.GetRandomFileName()}.jsonl");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Replay_OfARun_ShowsItAsItWas()
    {
        var sample = ScenarioCatalog.AskingSample(WorkflowNames.All[2]);
        Web.Histories.RunReading? last = null;
        var run = new Web.Histories.RunKey(sample.Workflow, "");
        using (var recording = new RecordingCloud(both.Cloud, _file, TimeProvider.System))
        {
            await recording.StatusAsync(default);
            var started = await recording.StartAsync(Variant.Durable, sample.With(sample.Workflow.IdField(), "RECORDED-1"), default);
            run = run with { Id = started.Id! };
            while (last?.Awaited is null)
                last = await recording.ReadAsync(Variant.Durable, run, default);
        }

        var played = RecordedCloud.Open(_file, TimeProvider.System);
        var reading = await played.ReadAsync(Variant.Durable, run, default);

        Assert.Equal(last.Events, reading!.Events);
        Assert.Equal(WorkflowState.Waiting, reading.State);
        Assert.Equal("RECORDED-1", (await played.StartAsync(Variant.Durable, sample, default)).Id);
        await Assert.ThrowsAsync<CloudRefusedException>(() => played.MoveAsync(new(ToNext: true), default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"seconds\": 1}\nnot JSON")]
    public void Open_NoRecording_IsRefusedInOneLine(string text)
    {
        File.WriteAllText(_file, text);

        var refused = Assert.Throws<FormatException>(() => RecordedCloud.Open(_file, TimeProvider.System));

        Assert.Contains("is no recording", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }
}
