using System.Text.Json.Nodes;

namespace Comparison.StatesLanguage.Tests.Hostile;

/// <summary>Makes JSON that nobody meant, and damages JSON that somebody did.</summary>
internal sealed class DefinitionChaos(int seed)
{
    private const int MaxDepth = 6;

    private static readonly string[] Texts =
    [
        "", " ", "$", "$$", "$.", "$..", "$.a", "$.a.b[0]", "$['a']", "$[*]", "$[-1]", "$[0:1:0]", "$[?(@.a)]", "$[?(@.a == 'x' && (", "$..*..*",
        "$.a[99999999999]", "$$.Task.Token", "$$.Execution.Input.a", "$a", "$states.input", "States.Format('{}', $.a)", "States.Format('{}'",
        "States.ArrayRange(0, 2000, 1)", "States.ArrayRange(1, 2, 0)", "States.MathRandom(1, 0)", "States.JsonMerge($, $, true)", "States.Nothing()",
        "States.StringToJson($.a)", "States.StringSplit('a', '')", "States.Base64Decode('%')", "States.Hash('a', 'CRC')", "States.UUID(", "null",
        "States.ALL", "States.TaskFailed", "States.Timeout", "Task", "Pass", "Choice", "Wait", "Succeed", "Fail", "Map", "Parallel", "JSONata",
        "{% 1 %}", "2016-03-14T01:59:00Z", "not a time", "*", "\\*", "a*b*c*d*e*f", "\u0000", "\ud83d\ude00", "é", "A", "B", "C",
        "arn:aws:states:::lambda:invoke", "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "arn:aws:states:::dynamodb:getItem",
        "arn:aws:states:us-east-1:000000000001:activity:a", "arn:aws:lambda:us-east-1:000000000001:function:f", "arn:::::",
    ];

    private static readonly string[] Names =
    [
        "a", "a.$", "b", "Type", "Next", "End", "StartAt", "States", "Resource", "Parameters", "ResultPath", "ResultSelector", "InputPath",
        "OutputPath", "Result", "Assign", "Retry", "Catch", "ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds",
        "TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "Seconds", "SecondsPath", "Timestamp", "TimestampPath", "Choices", "Default",
        "Variable", "And", "Or", "Not", "StringMatches", "NumericEquals", "IsPresent", "TimestampLessThanPath", "Error", "Cause", "ErrorPath",
        "Branches", "ItemProcessor", "ItemsPath", "MaxConcurrency", "QueryLanguage", "Comment", "Version", "JitterStrategy",
    ];

    // Another text here makes no definition at all.
    private static readonly HashSet<string> Structural = ["Type", "Next", "Default", "StartAt", "Resource", "End"];

    private readonly Random _random = new(seed);

    public int Below(int limit) => _random.Next(limit);

    /// <summary>Any JSON at all.</summary>
    public JsonNode? Node(int depth = 0) => _random.Next(depth < MaxDepth ? 9 : 6) switch
    {
        0 => null,
        1 => _random.Next(2) == 0,
        2 => _random.Next(-3, 100),
        3 => JsonNode.Parse(_random.Next(3) switch { 0 => "1e308", 1 => "-0.5", _ => "99999999999999999999999999999999" }),
        4 or 5 => Texts[_random.Next(Texts.Length)],
        6 or 7 => new JsonObject(Enumerable.Range(0, _random.Next(5)).Select(_ => Names[_random.Next(Names.Length)]).Distinct()
            .Select(name => KeyValuePair.Create(name, Node(depth + 1)))),
        _ => new JsonArray([.. Enumerable.Range(0, _random.Next(5)).Select(_ => Node(depth + 1))]),
    };

    /// <summary>Damages one to four places of it.</summary>
    public void Damage(JsonObject root)
    {
        for (var wounds = 1 + _random.Next(4); wounds > 0; wounds--)
            Wound(root);
    }

    /// <summary>Writes another text over one of its texts, so that most of what comes out is still a definition.</summary>
    public void Scribble(JsonObject root)
    {
        JsonNode at = root;
        while (Children(at) is { Count: > 0 } children && _random.Next(6) > 0)
            at = children[_random.Next(children.Count)];
        var texts = at is JsonObject structure
            ? structure.Where(member => member.Value is JsonValue && !Structural.Contains(member.Key)).Select(member => member.Key).ToList()
            : [];
        if (texts.Count > 0)
            ((JsonObject)at)[texts[_random.Next(texts.Count)]] = Texts[_random.Next(Texts.Length)];
    }

    private void Wound(JsonObject root)
    {
        JsonNode at = root;
        while (Children(at) is { Count: > 0 } children && _random.Next(4) > 0)
            at = children[_random.Next(children.Count)];
        switch (at)
        {
            case JsonObject structure when structure.Count > 0 && _random.Next(3) == 0:
                structure.Remove(structure.ElementAt(_random.Next(structure.Count)).Key);
                break;
            case JsonObject structure:
                structure[_random.Next(2) == 0 && structure.Count > 0
                    ? structure.ElementAt(_random.Next(structure.Count)).Key
                    : Names[_random.Next(Names.Length)]] = Node(depth: 2);
                break;
            case JsonArray list:
                list.Add(Node(depth: 2));
                break;
        }
    }

    private static List<JsonNode> Children(JsonNode node) => node switch
    {
        JsonObject structure => [.. structure.Select(member => member.Value).OfType<JsonNode>().Where(IsContainer)],
        JsonArray list => [.. list.OfType<JsonNode>().Where(IsContainer)],
        _ => [],
    };

    private static bool IsContainer(JsonNode node) => node is JsonObject or JsonArray;
}
