using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;
using Comparison.StatesLanguage.Tests.Corpus;

namespace Comparison.Cloud.Tests.StepFunctions.Corpus;

/// <summary>Express executions recorded on AWS, started and waited for over HTTP.</summary>
public sealed class ExpressCorpusTests(ITestOutputHelper output)
{
    [Fact]
    public async Task SynchronousExecution_RecordedOnAws_AnswersTheSame()
    {
        var differences = new List<string?>();
        foreach (var recorded in CorpusFolder.Read("express"))
        {
            differences.Add(await DifferenceAsync(recorded));
            output.WriteLine($"{(string)recorded["name"]!}{differences[^1]}");
        }

        output.WriteLine($"express: {differences.Count(difference => difference is null)} of {differences.Count}");
        Assert.Equal(5, differences.Count);
        Assert.All(differences, Assert.Null);
    }

    private static async Task<string?> DifferenceAsync(JsonObject recorded)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        Prepare(cloud.Lambda, recorded);
        var creation = StepFunctionsFixture.Creation(recorded["definition"]!.ToJsonString());
        creation["type"] = "EXPRESS";
        var machine = (string)(await cloud.CallAsync("CreateStateMachine", creation))["stateMachineArn"]!;

        var answer = await cloud.RunSynchronouslyAsync(machine, recorded["input"]?.ToJsonString() ?? "{}");

        // It took AWS real time, and a function's answer has headers that nothing here computes.
        var billing = answer["billingDetails"]!.AsObject();
        Assert.Equal(0, (long)billing["billedDurationInMilliseconds"]! % 100);
        billing.Remove("billedDurationInMilliseconds");
        return Likeness.Difference(Expected(recorded), Payloads.WithoutHeaders(answer));
    }

    private static JsonNode Expected(JsonObject recorded)
    {
        var expected = JsonNode.Parse(recorded["response"]!.ToJsonString()
            .Replace("arn:aws:iam::111111111111:role/sfn_role", StepFunctionsFixture.Role, StringComparison.Ordinal)
            .Replace("111111111111", "000000000001", StringComparison.Ordinal)
            .Replace(":<request-id>\\", ":\\\"<request-id>\\", StringComparison.Ordinal))!.AsObject();
        expected.Remove("ResponseMetadata");
        expected["billingDetails"]!.AsObject().Remove("billedDurationInMilliseconds");
        return Payloads.WithoutHeaders(expected)!;
    }

    // Either the function fails as the recorded one did, or it returns what it was given.
    private static void Prepare(FakeLambda lambda, JsonObject recorded)
    {
        var output = recorded["response"]!["output"];
        if ((string?)output?["Error"] is not null && (string?)output["Cause"] is { } cause)
            lambda.Fail(cause.Replace(":<request-id>\"", ":\"id\"", StringComparison.Ordinal));
        else
            lambda.Return(recorded["input"]?["Payload"]?.ToJsonString() ?? "null");
    }
}
