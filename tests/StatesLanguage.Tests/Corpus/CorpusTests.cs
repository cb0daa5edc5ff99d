namespace Comparison.StatesLanguage.Tests.Corpus;

/// <summary>What AWS did with the same definitions, inputs and answers.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("executions")]
    [InlineData("choice")]
    public async Task Interpreter_RecordedOnAws_DoesTheSame(string kind)
    {
        var cases = CorpusFolder.Read(kind).Select(json => new CorpusCase(json)).ToArray();
        var supported = cases.Where(item => item.IsSupported()).ToArray();

        var failures = new List<string>();
        foreach (var item in supported)
            if (await item.RunAsync() is { } difference)
                failures.Add($"{item.Name} ({item.Tier}){difference}");

        foreach (var tier in cases.GroupBy(item => item.Tier))
            output.WriteLine($"{kind} {tier.Key}: {supported.Count(item => item.Tier == tier.Key)} of {tier.Count()} supported");
        output.WriteLine($"{kind}: {supported.Length - failures.Count} of {supported.Length} supported cases do the same");
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
        Assert.NotEmpty(supported);
    }
}
