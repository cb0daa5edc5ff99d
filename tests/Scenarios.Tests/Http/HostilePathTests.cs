using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Http;

/// <summary>Paths, methods and query strings that nobody should send.</summary>
public sealed class HostilePathTests
{
    private static readonly string[] Ids =
    [
        "..", ".", "%2e%2e", "..%2f..%2fetc%2fpasswd", "%2F", "%5C", "a%00b", "%00", "%0d%0aSet-Cookie:%20a=b", "%", "%zz", "%ED%A0%80", "%C3%28", "a%20b", "*",
        "%7B%7D", "arn:aws:lambda:us-east-1:123456789012:function:x", "%E2%80%AE", new string('x', 65), new string('x', 3000), "a.b.c", "..;", "a;b=c", "a//b",
    ];

    private static readonly string[] Queries =
    [
        "limit=0", "limit=101", "limit=-1", "limit=1.5", "limit=1e1", "limit=x", "limit=99999999999999999999", "limit=1&limit=2", "limit=%00",
        "cursor=x", "cursor=-1", "cursor=99999999999999999999", "cursor=%00", "cursor=%F0%9F", "cursor=" + "x%20y", "cursor=MjAyNi0xMS0yMVQwOTowMDowMFogeA",
    ];

    public static TheoryData<WorkflowName, Variant> All => HttpApiCase.All;

    [Theory, MemberData(nameof(All))]
    public async Task Path_TrickInTheId_IsRefusedAndChangesNothing(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        var decision = System.Text.Encoding.UTF8.GetBytes($$"""{ "decision": "approve", "decided_by": "{{api.Decider}}" }""");
        var before = await World.OfAsync(api.Stack);

        foreach (var id in Ids)
        {
            AssertRefused(await api.SendAsync("GET", $"{api.StartPath}/{id}"), id);
            AssertRefused(await api.SendAsync("GET", $"workflows/{id}"), id);
            AssertRefused(await api.SendAsync("GET", $"workflows/{id}/{api.Id}"), id);
            AssertRefused(await api.SendAsync("POST", $"workflows/{id}", decision), id);
            AssertRefused(await api.SendAsync("POST", $"decisions/{id}", decision), id);
        }

        Assert.Equal(before, await World.OfAsync(api.Stack));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Query_Nonsense_IsRefused(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);

        foreach (var query in Queries.Append("cursor=" + new string('1', 4000)))
        {
            AssertRefused(await api.SendAsync("GET", $"{api.StartPath}?{query}"), query);
            AssertRefused(await api.SendAsync("GET", $"decisions?{query}"), query);
        }

        Assert.Equal(400, (await api.SendAsync("GET", $"{api.StartPath}?status=odd")).Status);
        Assert.Equal(400, (await api.SendAsync("GET", "decisions?workflow=odd")).Status);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Query_UnknownOrMalformedParameters_AreIgnored(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);

        foreach (var query in new[] { "=", "&&", "?", "%", "%zz=1", "a=%ED%A0%80", "limit=&cursor=", "Limit", "x[]=1&x[]=2" })
        {
            Assert.Equal(200, (await api.SendAsync("GET", $"{api.StartPath}?{query}")).Status);
            Assert.Equal(200, (await api.SendAsync("GET", $"decisions?{query}")).Status);
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task Method_ThatNoRouteHas_IsNotFound(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        var before = await World.OfAsync(api.Stack);

        foreach (var method in new[] { "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND" })
            foreach (var path in new[] { api.StartPath, api.ReadPath, "decisions", api.DecidePath })
                Assert.Equal(404, (await api.SendAsync(method, path)).Status);
        Assert.Equal(404, (await api.SendAsync("GET", api.DecidePath)).Status);
        Assert.Equal(404, (await api.SendAsync("POST", api.ReadPath, "{}"u8.ToArray())).Status);

        Assert.Equal(before, await World.OfAsync(api.Stack));
    }

    private static void AssertRefused(Answer answer, string what) =>
        Assert.True(answer.Status is >= 400 and < 500, $"{answer.Status} for {what[..Math.Min(what.Length, 100)]}");
}
