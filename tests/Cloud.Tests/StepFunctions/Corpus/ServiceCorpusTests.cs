using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Comparison.Cloud.Tests.StepFunctions.Support;
using Comparison.StatesLanguage.Tests.Corpus;

namespace Comparison.Cloud.Tests.StepFunctions.Corpus;

/// <summary>
/// What a user can run of the executions recorded on AWS: each machine is created, started and watched by the SDK, on the whole service
/// instead of the interpreter alone. The interpreter's own figures, history by history, are those of RecordedExecutionTests.
/// </summary>
public sealed class ServiceCorpusTests(ITestOutputHelper output)
{
    // What cannot be as it was recorded, with the reason.
    private static readonly Dictionary<string, string> Known = new()
    {
        ["test_timestamp_too_far_in_future_boundary[24856]"] = "the recorded moment is too far from the day of the recording, not from the test's",
        ["TestCallback::test_start_execution_sync"] = "recorded before descriptions had RedriveStatus",
        ["test_cross_account_states_start_sync_execution"] = "the child was in another account, here it is in the caller's",
        ["test_send_message_no_such_queue"] = "the recorder changed the host's name in the definition, not in the error",
        ["test_service_lambda_map_timeout"] = "four timeouts in one second are a race; RecordedExecutionTests has it in the recorded order",
    };

    // By language and tier: how many of the machines can be created, and end as they did on AWS. What is refused is printed with its
    // reason: services that the local cloud does not have, and distributed maps whose items are in S3.
    [Theory]
    [InlineData(
        "executions",
        "JSONPath callback 11 of 12, JSONPath distributed-map 21 of 38, JSONPath lambda 33 of 33, JSONPath pure 203 of 203, "
            + "JSONPath service-core 23 of 27, JSONPath service-other 8 of 18, JSONPath sync 9 of 9, "
            + "JSONata distributed-map 0 of 1, JSONata lambda 26 of 26, JSONata pure 68 of 68, JSONata sync 1 of 1")]
    [InlineData("choice", "JSONPath pure 250 of 250")]
    public async Task Execution_StartedBySdk_EndsAsOnAws(string kind, string expected)
    {
        var verdicts = new List<(string Tier, string Name, string? Refusal, string? Difference)>();
        foreach (var recorded in CorpusFolder.Read(kind).Where(IsUsable))
        {
            var (refusal, difference) = await JudgeAsync(recorded);
            verdicts.Add(($"{Language(recorded)} {(string)recorded["tier"]!}", (string)recorded["name"]!, refusal, difference));
        }

        foreach (var verdict in verdicts.Where(verdict => (verdict.Refusal ?? verdict.Difference) is not null))
            output.WriteLine($"{verdict.Name}: {verdict.Refusal ?? verdict.Difference}");
        var figure = string.Join(", ", verdicts.GroupBy(verdict => verdict.Tier).OrderBy(tier => tier.Key, StringComparer.Ordinal)
            .Select(tier => $"{tier.Key} {tier.Count(verdict => verdict.Refusal is null)} of {tier.Count()}"));
        output.WriteLine($"{kind}, through the service: {figure}");
        Assert.Empty(verdicts.Where(verdict => verdict.Difference is not null && !Known.Keys.Any(verdict.Name.Contains)).Select(verdict => verdict.Name));
        Assert.Equal(expected, figure);
    }

    private static bool IsUsable(JsonObject recorded) =>
        !(recorded["flags"]?.AsArray() ?? []).Any(flag => ((string)flag!).StartsWith("unusable", StringComparison.Ordinal));

    private static string Language(JsonObject recorded) =>
        recorded["definition"]!.ToJsonString().Contains("JSONata", StringComparison.Ordinal) ? "JSONata" : "JSONPath";

    private static async Task<(string? Refusal, string? Difference)> JudgeAsync(JsonObject recorded)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var tasks = new RecordedTasks(cloud, recorded);
        using var sdk = new AmazonStepFunctionsClient(
            new BasicAWSCredentials(cloud.Account.Context.Id, "any"), new AmazonStepFunctionsConfig { ServiceURL = cloud.Account.Context.Endpoint.ToString() });
        await cloud.CallAsync("CreateActivity", new() { ["name"] = RecordedTasks.Activity });
        CreateStateMachineResponse machine;
        try
        {
            machine = await sdk.CreateStateMachineAsync(
                new() { Name = "machine", Definition = Local(recorded["definition"]!), RoleArn = StepFunctionsFixture.Role });
        }
        catch (AmazonStepFunctionsException refused) when (refused.ErrorCode == "InvalidDefinition")
        {
            return (refused.Message, null);
        }
        var execution = (await sdk.StartExecutionAsync(
            new() { StateMachineArn = machine.StateMachineArn, Name = "run", Input = recorded["input"] is { } input ? Local(input) : "null" })).ExecutionArn;
        return (null, await CompareAsync(cloud, sdk, tasks, execution, recorded));
    }

    private static async Task<string?> CompareAsync(
        StepFunctionsFixture cloud, AmazonStepFunctionsClient sdk, RecordedTasks tasks, string execution, JsonObject recorded)
    {
        var expected = recorded["expected"]!.AsObject();
        await cloud.SettleAsync();
        while (await tasks.SendAnswersAsync())
            await cloud.SettleAsync();
        if ((string)expected["status"]! == "ABORTED")
            await cloud.CallAsync("StopExecution", new() { ["executionArn"] = execution });
        else if ((string)expected["status"]! != "RUNNING")
            await cloud.FinishAsync(execution);
        var described = await cloud.DescribeAsync(execution);
        var outcome = new JsonObject(((string[])["status", "output", "error", "cause"])
            .Where(described.ContainsKey)
            .Select(name => KeyValuePair.Create(name, name == "output" ? JsonNode.Parse((string)described[name]!) : described[name]?.DeepClone())));
        return Likeness.Difference(Payloads.WithoutHeaders(JsonNode.Parse(Local(expected))), Payloads.WithoutHeaders(outcome)) ?? Difference(
            recorded["history"]?.AsArray() ?? [],
            (await sdk.GetExecutionHistoryAsync(new() { ExecutionArn = execution, MaxResults = 1000 })).Events.Select(happened => happened.Type.Value));
    }

    private static string Local(JsonNode recorded) => recorded.ToJsonString()
        .Replace("arn:aws:iam::111111111111:role/sfn_role", StepFunctionsFixture.Role, StringComparison.Ordinal)
        .Replace("111111111111", "000000000001", StringComparison.Ordinal);

    // Of branches that ran at once the recorder has dropped some events.
    private static string? Difference(JsonArray expected, IEnumerable<string> actual)
    {
        if (expected.Count == 0 || expected.Any(happened => happened!["id"] is JsonArray))
            return null;
        var (left, right) = (string.Join(' ', expected.Select(happened => (string)happened!["type"]!).Order(StringComparer.Ordinal)), string.Join(' ', actual.Order(StringComparer.Ordinal)));
        return left == right ? null : $"expected the events {left} but were {right}";
    }
}
