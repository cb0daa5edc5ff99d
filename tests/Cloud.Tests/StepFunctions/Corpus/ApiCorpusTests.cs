using System.Text.Json.Nodes;
using Comparison.StatesLanguage.Tests.Corpus;

namespace Comparison.Cloud.Tests.StepFunctions.Corpus;

/// <summary>What AWS answered to the same calls.</summary>
public sealed class ApiCorpusTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("api")]
    [InlineData("validate")]
    public async Task Service_RecordedOnAws_AnswersTheSame(string kind)
    {
        var verdicts = new List<(ApiCase Case, Verdict Verdict)>();
        foreach (var item in Read(kind))
            verdicts.Add((item, await item.JudgeAsync()));

        var supported = verdicts.Where(item => item.Verdict.IsSupported).ToArray();
        var failures = supported.Where(item => item.Verdict.Difference is not null).ToArray();

        foreach (var file in verdicts.GroupBy(item => item.Case.File))
            output.WriteLine($"{file.Key}: {Passed(file)} passed of {file.Count(item => item.Verdict.IsSupported)} supported of {file.Count()}");
        foreach (var (item, verdict) in failures)
            output.WriteLine($"{item.Name}{verdict.Difference}");
        Assert.NotEmpty(supported);
        Assert.Empty(failures.Select(failure => failure.Case.Name).Except(KnownDifferences.Names));
    }

    private static int Passed(IEnumerable<(ApiCase Case, Verdict Verdict)> items) =>
        items.Count(item => item.Verdict is { IsSupported: true, Difference: null });

    private static IEnumerable<ApiCase> Read(string kind)
    {
        Assert.SkipWhen(CorpusFolder.Find() is null, CorpusFolder.Absent);
        return Directory.EnumerateFiles(Path.Combine(CorpusFolder.Find()!, "asl", "cases", kind), "*.json")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsArray()
                .Select(item => new ApiCase(Path.GetFileNameWithoutExtension(file), item!.AsObject())));
    }
}

/// <summary>Recorded answers that are not given here, each with the reason.</summary>
internal static class KnownDifferences
{
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>
    {
        // The local cloud keeps no log groups, so that none can be missing.
        "test_sfn_api_logs::TestSnfApiLogs::test_deleted_log_group#exception",
    };
}

/// <param name="IsSupported">False when the local cloud says of one of the calls that it does not carry it out.</param>
/// <param name="Difference">Where the answer is not AWS's.</param>
internal sealed record Verdict(bool IsSupported, string? Difference)
{
    public static Verdict Gap { get; } = new(false, null);
}
