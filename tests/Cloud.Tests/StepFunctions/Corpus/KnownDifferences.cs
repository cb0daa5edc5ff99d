namespace Comparison.Cloud.Tests.StepFunctions.Corpus;

/// <summary>Recorded answers that are not given here, each with the reason.</summary>
internal static class KnownDifferences
{
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>
    {
        // The local cloud keeps no log groups, so that none can be missing.
        "test_sfn_api_logs::TestSnfApiLogs::test_deleted_log_group#exception",
    };
}
