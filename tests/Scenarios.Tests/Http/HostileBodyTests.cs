using System.Text;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Http;

/// <summary>Whatever a body is, it gets a 4xx or is kept as text; nothing starts by it and nothing changes.</summary>
public sealed class HostileBodyTests
{
    public static TheoryData<WorkflowName, Variant> All => HttpApiCase.All;

    [Theory, MemberData(nameof(All))]
    public async Task Start_HostileBody_IsRefusedAndStartsNothing(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OpenAsync(workflow, variant);
        var before = await World.OfAsync(api.Stack);

        foreach (var body in HostileBodies.Of(api.Sample.ToJsonString(), api.TextField))
            AssertRefused(await api.SendAsync("POST", api.StartPath, body), body);

        Assert.Equal(before, await World.OfAsync(api.Stack));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Decide_HostileBody_IsRefusedAndDecidesNothing(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        var good = new JsonObject { ["decision"] = "approve", ["decided_by"] = api.Decider }.ToJsonString();
        var before = await World.OfAsync(api.Stack);

        foreach (var body in HostileBodies.Of(good, "comments"))
            AssertRefused(await api.SendAsync("POST", api.DecidePath, body), body);

        Assert.Equal(before, await World.OfAsync(api.Stack));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Start_BodyOfAnotherType_IsRefused(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        var start = Encoding.UTF8.GetBytes(api.Sample.ToJsonString().Replace(api.Id, "OTHER", StringComparison.Ordinal));
        var before = await World.OfAsync(api.Stack);

        foreach (var type in new[]
        {
            null, "", ";", "text/plain", "application/jsonx", "application/json-seq", "json", "multipart/form-data; boundary=x",
            "text/html;application/json", "application/octet-stream",
        })
        {
            Assert.Equal(415, (await api.SendAsync("POST", api.StartPath, start, type)).Status);
            Assert.Equal(415, (await api.SendAsync("POST", api.DecidePath, start, type)).Status);
        }

        Assert.Equal(before, await World.OfAsync(api.Stack));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Function_EventWithBadBase64OrBrokenUtf8_RefusesIt(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        api.Sample[workflow.IdField()] = "OTHER";
        var broken = HostileBodies.Broken(api.Sample.ToJsonString(), api.TextField);
        var before = await World.OfAsync(api.Stack);

        foreach (var body in new[] { "%", "e30", "{}", "e30=e30=", Convert.ToBase64String(broken), "7XKA", "" })
            foreach (var function in new[] { "start-workflow", "decide" })
                Assert.Equal(400, (await api.InvokeAsync(function, Event(api, body))).Status);

        Assert.Equal(before, await World.OfAsync(api.Stack));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Start_MemberTwiceOrOfAnUnreadableName_CountsTheLastAndIgnoresTheOther(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OpenAsync(workflow, variant);
        var inner = api.Sample.ToJsonString()[1..];
        var prefix = workflow.IdField()[..4];

        var answer = await api.SendAsync(
            "POST", api.StartPath, Encoding.UTF8.GetBytes($$"""{"{{workflow.IdField()}}":"FIRST","\ud800":1,"{{prefix}}\ud800":2,{{inner}}"""));

        Assert.Equal((202, api.Id), (answer.Status, answer.Body!["id"]!.ToString()));
    }

    private static void AssertRefused(Answer answer, byte[] body) => Assert.True(
        answer.Status is 400 or 413, $"{answer.Status} for {Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, 200))}");

    private static JsonObject Event(HttpApiCase api, string body) => new()
    {
        ["headers"] = new JsonObject { ["content-type"] = "application/json" },
        ["pathParameters"] = new JsonObject { ["id"] = api.DecisionId, ["workflow"] = api.Workflow.ToText() },
        ["isBase64Encoded"] = true,
        ["body"] = body,
    };
}

/// <summary>Bodies that no route may accept, and none may stumble over.</summary>
internal static class HostileBodies
{
    /// <param name="good">A request that would be accepted.</param>
    /// <param name="field">One of its texts.</param>
    public static IEnumerable<byte[]> Of(string good, string field)
    {
        var open = good.TrimEnd()[..^1];
        foreach (var text in new[]
        {
            "", " ", "{", "}", "null", "7", "\"text\"", "[]", "[{}]", "NaN", good + good, good + "x", $"[{good}]", $"{open},}}", $"/* */ {good}",
            "\ufeff" + good,
            Nested("[", "]", 10_000),
            Nested("{\"a\":", "}", 10_000),
            $"{open},\"{field}\":{Nested("[", "]", 10_000)}}}",
            $"{open},\"{field}\":\"{new string('x', 10 * 1024 * 1024)}\"}}",
            new string(' ', 10 * 1024 * 1024 + 1),
            $"{open},\"{field}\":\"a\u0001b\"}}",
            $"{open},\"{field}\":\"a\nb\"}}",
            $"{open},\"{field}\":\"\\ud800\"}}",
            $"{open},\"{field}\":\"\\udc00\\ud800\"}}",
            $"{open},\"{field}\":\"\\x41\"}}",
            $"{open},\"{field}\":NaN}}",
            $"{open},\"{field}\":1e400}}",
            $"{open},\"{field}\":0x10}}",
        })
        {
            yield return Encoding.UTF8.GetBytes(text);
        }
        yield return Encoding.Unicode.GetBytes(good);
        yield return [0xff, 0xfe, 0x00];
    }

    /// <summary>A good request in which a text is broken UTF-8.</summary>
    public static byte[] Broken(string good, string field) =>
        [.. Encoding.UTF8.GetBytes($"{good.TrimEnd()[..^1]},\"{field}\":\"forbidden "), 0xc3, 0x28, 0xed, 0xa0, 0x80, .. "\"}"u8];

    private static string Nested(string open, string close, int depth) =>
        string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
}
