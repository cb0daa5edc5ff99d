using System.Globalization;

namespace Comparison.StatesLanguage.Tests.Corpus;

/// <summary>What AWS did with the same definitions, inputs and answers.</summary>
public sealed class RecordedExecutionTests(ITestOutputHelper output)
{
    // By language and tier, how many run here of how many were recorded: what the interpreter refuses must not grow unseen. Missing are
    // distributed maps whose items are in S3.
    [Theory]
    [InlineData(
        "executions",
        "JSONPath callback 12 of 12, JSONPath distributed-map 21 of 38, JSONPath lambda 33 of 33, JSONPath pure 203 of 203, "
            + "JSONPath service-core 27 of 27, JSONPath service-other 18 of 18, JSONPath sync 9 of 9, "
            + "JSONata distributed-map 0 of 1, JSONata lambda 26 of 26, JSONata pure 68 of 68, JSONata sync 1 of 1")]
    [InlineData("choice", "JSONPath pure 250 of 250")]
    public void Interpreter_ExecutionRecordedOnAws_BehavesTheSame(string kind, string expected)
    {
        var cases = CorpusFolder.Read(kind).Select(json => new CorpusCase(json)).Where(item => item.IsUsable).ToArray();

        var failures = new List<string>();
        var counts = new List<string>();
        foreach (var group in cases.GroupBy(item => (item.Language, item.Tier)).OrderBy(group => group.Key))
        {
            var supported = group.Where(item => item.FindGap() is null).ToArray();
            foreach (var item in group.Except(supported))
                output.WriteLine($"{item.Name}: {item.FindGap()}");
            failures.AddRange(supported.Select(Report).OfType<string>());
            counts.Add(string.Create(
                CultureInfo.InvariantCulture, $"{group.Key.Language} {group.Key.Tier} {supported.Length} of {group.Count()}"));
        }

        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
        Assert.Equal(expected.Split(", "), counts);
    }

    private static string? Report(CorpusCase item) => item.Run() is { } difference ? $"{item.Name} ({item.Tier}){difference}" : null;
}
