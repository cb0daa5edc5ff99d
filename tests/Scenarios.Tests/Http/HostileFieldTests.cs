using System.Text;
using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Http;

/// <summary>Every member of every workflow's input, of every wrong type.</summary>
public sealed class HostileFieldTests
{
    // What no member takes, and what some do: a number where one is asked for, a text, null for what may be absent.
    private static readonly string[] Never = ["true", "{}", "[]", "[[]]", "{\"a\":[null]}", "1e400", "-1e400"];
    private static readonly string[] Sometimes = ["7", "-1", "null", "\"text\"", "\"NaN\"", "\"\"", "\"1e400\"", "7.25e-30", "123456789012345678901234567890"];

    public static TheoryData<WorkflowName, Variant> All => HttpApiCase.All;

    [Theory, MemberData(nameof(All))]
    public async Task Start_MemberThatNeverIsRight_IsRefusedAndStartsNothing(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OpenAsync(workflow, variant);
        var before = await World.OfAsync(api.Stack);

        foreach (var request in Never.SelectMany(wrong => Replaced(api.Sample, wrong)))
        {
            var answer = await SendAsync(api, request);
            Assert.True(answer.Status == 400 && answer.Body!["errors"]!.AsArray().Count > 0, $"{answer.Status} for {request}");
        }

        Assert.Equal(before, await World.OfAsync(api.Stack));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Start_MemberThatMayBeRight_IsRefusedOrRunsToAnOutcome(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OpenAsync(workflow, variant);
        var accepted = new List<string>();
        var number = 0;

        foreach (var request in Sometimes.SelectMany(wrong => Replaced(api.Sample, wrong)))
        {
            var answer = await SendAsync(api, request.Replace(api.Id, $"ID-{number++}", StringComparison.Ordinal));
            Assert.True(answer.Status is 202 or 400 or 409, $"{answer.Status} for {request}");
            if (answer.Status == 202)
                accepted.Add(answer.Body!["id"]!.ToString());
        }

        Assert.NotEmpty(accepted);
        Assert.Equal(accepted.Distinct().Count(), (await World.ExecutionsAsync(api.Stack, workflow)).Count);
        await api.AdvanceAsync(TimeSpan.FromDays(31));
        Assert.All(await World.ExecutionsAsync(api.Stack, workflow), line => Assert.EndsWith($" {WorkflowState.Succeeded}", line, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Decide_MemberOfAnyWrongType_IsRefusedAndDecidesNothing(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        var good = new JsonObject { ["decision"] = "approve", ["decided_by"] = api.Decider, ["comments"] = "Yes" };
        var before = await World.OfAsync(api.Stack);

        foreach (var request in Never.Append("7").SelectMany(wrong => Replaced(good, wrong)))
            Assert.Equal(400, (await api.SendAsync("POST", api.DecidePath, Encoding.UTF8.GetBytes(request))).Status);

        Assert.Equal(before, await World.OfAsync(api.Stack));
    }

    private static Task<Answer> SendAsync(HttpApiCase api, string request) =>
        api.SendAsync("POST", api.StartPath, Encoding.UTF8.GetBytes(request));

    // As text, because 1e400 is JSON and no number of .NET.
    private static IEnumerable<string> Replaced(JsonObject sample, string wrong)
    {
        const string Mark = "\"to be replaced\"";
        foreach (var path in PathsOf(sample))
        {
            var changed = sample.DeepClone();
            Set(changed, path, JsonNode.Parse(Mark)!);
            yield return changed.ToJsonString().Replace(Mark, wrong, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<object[]> PathsOf(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(member => PathsOf(member.Value).Select(path => (object[])[member.Key, .. path]).Prepend([member.Key])),
        JsonArray list => list.SelectMany((item, index) => PathsOf(item).Select(path => (object[])[index, .. path]).Prepend([index])),
        _ => [],
    };

    private static void Set(JsonNode root, object[] path, JsonNode value)
    {
        foreach (var step in path[..^1])
            root = step is int index ? root[index]! : root[(string)step]!;
        if (path[^1] is int last)
            root[last] = value;
        else
            root[(string)path[^1]] = value;
    }
}
