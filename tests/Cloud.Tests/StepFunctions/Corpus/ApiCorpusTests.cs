using System.Text.Json.Nodes;
using Comparison.StatesLanguage.Tests.Corpus;

namespace Comparison.Cloud.Tests.StepFunctions.Corpus;

/// <summary>What AWS answered to the same calls.</summary>
public sealed class ApiCorpusTests(ITestOutputHelper output)
{
    // By file, how many calls are answered of how many were recorded: what the local cloud refuses must not grow unseen. Missing are
    // definitions with services that the local cloud does not have, S3 for distributed maps among them.
    [Theory]
    [InlineData(
        "api",
        "activities__test_activities 2 of 2, credentials__test_credentials_base 2 of 2, express__test_express_async 4 of 4, "
            + "express__test_express_sync 3 of 3, scenarios__test_base_scenarios 8 of 8, scenarios__test_sfn_scenarios 0 of 2, "
            + "test_sfn_api 52 of 54, test_sfn_api_activities 69 of 69, test_sfn_api_aliasing 21 of 21, test_sfn_api_express 6 of 6, "
            + "test_sfn_api_logs 9 of 9, test_sfn_api_tagging 33 of 33, test_sfn_api_variable_references 17 of 18, "
            + "test_sfn_api_versioning 23 of 23")]
    [InlineData("validate", "test_sfn_api_validation 7 of 7")]
    public async Task Service_RecordedOnAws_AnswersTheSame(string kind, string expected)
    {
        var verdicts = new List<(ApiCase Case, CaseVerdict Verdict)>();
        foreach (var item in Read(kind))
            verdicts.Add((item, await item.JudgeAsync()));

        var failures = verdicts.Where(item => item.Verdict.Difference is not null).ToArray();

        foreach (var (item, verdict) in failures)
            output.WriteLine($"{item.Name}{verdict.Difference}");
        foreach (var (item, _) in verdicts.Where(item => !item.Verdict.IsSupported))
            output.WriteLine($"{item.Name}: refused for a gap");
        foreach (var file in verdicts.GroupBy(item => item.Case.File))
            output.WriteLine($"{file.Key}: {file.Count(item => item.Verdict is (true, null))} of {file.Count()}");
        Assert.Empty(failures.Select(failure => failure.Case.Name).Except(KnownDifferences.Names));
        Assert.Equal(
            expected.Split(", "),
            verdicts.GroupBy(item => item.Case.File)
                .Select(file => $"{file.Key} {file.Count(item => item.Verdict.IsSupported)} of {file.Count()}"));
    }

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
internal sealed record CaseVerdict(bool IsSupported, string? Difference)
{
    public static CaseVerdict Gap { get; } = new(false, null);
}
