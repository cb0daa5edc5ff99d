using System.Globalization;

namespace Comparison.StatesLanguage.Tests.Corpus;

/// <summary>What AWS did with the same definitions, inputs and answers.</summary>
public sealed class RecordedExecutionTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("executions")]
    [InlineData("choice")]
    public void Interpreter_ExecutionRecordedOnAws_BehavesTheSame(string kind)
    {
        var cases = CorpusFolder.Read(kind).Select(json => new CorpusCase(json)).Where(item => item.IsUsable).ToArray();

        var failures = new List<string>();
        foreach (var group in cases.GroupBy(item => (item.Language, item.Tier)).OrderBy(group => group.Key))
        {
            var supported = group.Where(item => item.IsSupported()).ToArray();
            var different = supported.Select(Report).OfType<string>().ToArray();
            failures.AddRange(different);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind,-10} {group.Key.Language,-8} {group.Key.Tier,-15} {supported.Length - different.Length,4} passed "
                + $"of {supported.Length,4} supported of {group.Count(),4}"));
        }

        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
        Assert.NotEmpty(cases);
    }

    private static string? Report(CorpusCase item) => item.Run() is { } difference ? $"{item.Name} ({item.Tier}){difference}" : null;
}
