using System.Text;
using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Hostile;

/// <summary>Requests in all protocols, each as a client means it but for some damage.</summary>
internal sealed class RequestGenerator(Chaos chaos)
{
    private const string Execution =
        "arn%3Aaws%3Alambda%3Aus-east-1%3A000000000001%3Afunction%3Awork%3A1%2Fdurable-execution%2Fone%2Fb";

    private static readonly string[] ContentTypes =
    [
        "application/x-amz-json-1.0", "application/x-amz-json-1.1", "application/json", "text/plain", "application/octet-stream",
        "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/xml; charset=utf-16", "a/b",
    ];

    private static readonly (string Method, string Path, string Body)[] Paths =
    [
        ("POST", "2015-03-31/functions/echo/invocations", """{"a":1}"""),
        ("POST", "2015-03-31/functions/waiting/invocations?Qualifier=1", "{}"),
        ("GET", "2015-03-31/functions/echo/configuration?Qualifier=%24LATEST", ""),
        ("GET", "2025-12-01/functions/waiting/durable-executions?Statuses=RUNNING&MaxItems=21&StartedAfter=2030-01-01T00%3A00%3A00Z", ""),
        ("GET", $"2025-12-01/durable-executions/{Execution}?IncludeExecutionData=true", ""),
        ("GET", $"2025-12-01/durable-executions/{Execution}/history?ReverseOrder=true&Marker=AAAA", ""),
        ("GET", $"2025-12-01/durable-executions/{Execution}/state?CheckpointToken=AAAA&MaxItems=21", ""),
        ("POST", $"2025-12-01/durable-executions/{Execution}/checkpoint",
            """{"CheckpointToken":"AAAA","ClientToken":"c","Updates":[{"Id":"1","Type":"STEP","Action":"START","StepOptions":{"NextAttemptDelaySeconds":21}}]}"""),
        ("POST", $"2025-12-01/durable-executions/{Execution}/stop", """{"ErrorMessage":"m","ErrorType":"t","StackTrace":["s"]}"""),
        ("POST", "2025-12-01/durable-execution-callbacks/AAAA/succeed", "1"),
        ("POST", "2025-12-01/durable-execution-callbacks/AAAA/fail", """{"ErrorMessage":"m"}"""),
        ("POST", "2025-12-01/durable-execution-callbacks/AAAA/heartbeat", ""),
        ("PUT", "_local/functions/attached", """{"timeout":21,"environment":{"A":"b"},"durable":{"execution_timeout":60}}"""),
        ("GET", "runtime/000000000001/nobody/0/2018-06-01/runtime/invocation/next", ""),
    ];

    private static readonly string[] Fixtures = ["echo", "waiting"];

    private static readonly string[] Segments =
        ["", ".", "..", "%2e%2e", "%2F", "%00", "%FF", "%", "%zz", "a%20b", "%F0%9F%98%80", "%ED%A0%80", "+", "$LATEST", "arn:aws:lambda:us-east-1:000000000001:function:echo", "::::"];

    public HostileRequest Next() => chaos.Below(10) switch
    {
        < 6 => Target(),
        < 7 => Form(),
        < 9 => Rest(),
        _ => Gateway(),
    };

    private HostileRequest Target()
    {
        var (target, body) = chaos.Of(Operations.All);
        return new(WireProtocol.Json, HttpMethod.Post, "", Damaged(body))
        {
            Target = chaos.Below(40) == 0 ? chaos.Of((string[])[".", "AmazonSQS", "AmazonSQS.", ".SendMessage", "AWSStepFunctions.Dance", $"{target}.x"]) : target,
            ContentType = chaos.Below(4) == 0 ? chaos.Of(ContentTypes) : ContentTypes[0],
        };
    }

    private HostileRequest Form()
    {
        var (target, body) = chaos.Of(Operations.All.Where(operation => operation.Target.StartsWith("AmazonSQS", StringComparison.Ordinal)).ToList());
        var fields = new List<(string Name, string Value)> { ("Action", target.Split('.')[1]) };
        Flatten(JsonNode.Parse(Encoding.UTF8.GetString(Damaged(body, mangles: false))), "", fields);
        for (var more = chaos.Below(3); more > 0; more--)
            fields.Add((chaos.Of((string[])["Attribute.1.Name.x", "Attribute.x", "Tag.1.Key", "Tag.1.Key.2", ".", "...", "Value.Value", "Action"]), chaos.Text()));
        var form = string.Join('&', fields.Select(field => $"{Escape(field.Name)}={Escape(field.Value)}"));
        return new(WireProtocol.Query, HttpMethod.Post, "", chaos.Mangle(form)) { ContentType = "application/x-www-form-urlencoded" };
    }

    private HostileRequest Rest()
    {
        var (method, path, body) = chaos.Of(Paths);
        if (chaos.Below(20) == 0)
            method = chaos.Of((string[])["GET", "POST", "DELETE", "PATCH", "X"]);
        var damaged = DamagedPath(path);
        return new(
            path[0] is '_' or 'r' ? WireProtocol.Gateway : WireProtocol.Rest,
            new HttpMethod(method),
            method == "DELETE" ? Spared(damaged) : damaged,
            body.StartsWith('{') ? Damaged(body) : chaos.Mangle(body))
        {
            ContentType = chaos.Below(4) == 0 ? chaos.Of(ContentTypes) : "application/json",
        };
    }

    private HostileRequest Gateway() => new(
        WireProtocol.Gateway, new HttpMethod(chaos.Of((string[])["GET", "POST", "DELETE"])),
        DamagedPath("_aws/execute-api/api-000000000001/things/1?x=1"), Damaged("""{"a":1}"""))
    {
        ContentType = chaos.Of(ContentTypes),
    };

    // What the other requests stand on is not deleted: an API without its function answers 500, on AWS as well.
    private static string Spared(string path) => Fixtures.Aggregate(
        path, (spared, fixture) => spared.Replace(fixture, "gone", StringComparison.Ordinal));

    private byte[] Damaged(string body, bool mangles = true)
    {
        var request = JsonNode.Parse(body)!.AsObject();
        chaos.Damage(request);
        var text = chaos.Below(20) == 0 ? chaos.Node()?.ToJsonString() ?? "null" : request.ToJsonString();
        return mangles ? chaos.Mangle(text) : Encoding.UTF8.GetBytes(text);
    }

    // Neither the account's nor the service's part of the path: whose request it is decides the shape of the error.
    private string DamagedPath(string path)
    {
        // Under another name it would replace a function that is there, and calls of that one wait for a program that never comes.
        if (path.StartsWith("_local", StringComparison.Ordinal))
            return path;
        var parts = path.Split('?');
        var segments = parts[0].Split('/');
        if (chaos.Below(2) == 0)
            segments[2 + chaos.Below(segments.Length - 2)] = chaos.Below(2) == 0 ? chaos.Of(Segments) : Escape(chaos.Text());
        var query = parts.Length == 1 ? [] : parts[1].Split('&');
        for (var i = 0; i < query.Length; i++)
            if (chaos.Below(4) == 0)
                query[i] = $"{query[i].Split('=')[0]}={Escape(chaos.Text())}";
        var whole = $"{string.Join('/', segments)}?{string.Join('&', query)}";
        // Kestrel takes 8 KB in a request line, and answers longer ones itself.
        return whole[..Math.Min(whole.Length, 6_000)];
    }

    private static void Flatten(JsonNode? node, string at, List<(string Name, string Value)> fields)
    {
        var dot = at.Length == 0 ? "" : ".";
        if (node is JsonArray items)
            for (var i = 0; i < items.Count; i++)
                Flatten(items[i], $"{at}{dot}{i + 1}", fields);
        else if (node is JsonObject structure)
            foreach (var (name, value) in structure)
                Flatten(value, $"{at}{dot}{(value is JsonArray or JsonObject ? name.TrimEnd('s') : name)}", fields);
        else
            fields.Add((at, node?.ToString() ?? ""));
    }

    private static string Escape(string text) => Uri.EscapeDataString(text[..Math.Min(text.Length, 2_000)]);
}
