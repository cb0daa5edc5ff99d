using System.Text;
using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Hostile;

/// <summary>Makes values that nobody meant, and damages requests that somebody did.</summary>
internal sealed class Chaos(int seed)
{
    private const int MaxDepth = 5;
    private const string Account = "000000000001";

    // No number from 1 to 20 among them: a long poll that is granted is no fault.
    private static readonly string[] Texts =
    [
        "", " ", "a", "null", "*", "$", "$$", "$.a[?(@.b", "$..*..*", "%", "%00", "../../x", "\0", "\u001f", "\uFFFE", "é", "\ud83d\ude00", "#", ":", "#n", ":v",
        "a = :v", "a = :v AND", "((((a = :v))))", "NOT NOT NOT a = :v", "size(size(a)) > :v", "SET #n = #n + :v", "REMOVE a[99999999999]", "ADD a :v, b",
        "a[0][0][0].b", "attribute_exists(a) OR begins_with(a, :v)", "a BETWEEN :v AND :v", "a IN (:v)", "-0", "1e400", "99999999999999999999",
        "0.00000000000000000000000000000000000000000000000000000001", "2030-01-01T00:00:00Z", "PAY_PER_REQUEST", "HASH", "RANGE", "ALL", "S", "N", "B",
        "String", "Number.x", "Binary", "AAAA", "====", "{\"a\":", "{\"deadLetterTargetArn\":1,\"maxReceiveCount\":\"x\"}", "[]", "{}",
        "{\"a\":\"\\ud800\"}", "{\"a\":1,\"a\":2}",
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"A\"}}}", "States.Format('{}', $.a)", "arn:", "arn:::::::", "arn:aws:states:us-east-1",
        $"arn:aws:states:us-east-1:{Account}:stateMachine:m", $"arn:aws:states:us-east-1:{Account}:stateMachine:m:1",
        $"arn:aws:states:us-east-1:{Account}:stateMachine:", $"arn:aws:states:us-east-1:{Account}:execution:m:e",
        $"arn:aws:sqs:us-east-1:{Account}:q", $"arn:aws:lambda:us-east-1:{Account}:function:echo:$LATEST", "arn:aws:lambda:::function:",
        $"arn:aws:lambda:us-east-1:{Account}:function:waiting:1/durable-execution/a/b", $"http://127.0.0.1/{Account}/q", "http://[", "t", "q", "echo", "waiting", "$LATEST",
    ];

    private static readonly string[] Numbers = ["0", "-1", "21", "1.5", "1e2", "1e308", "-1e400", "2147483648", "99999999999999999999999999", "0.1e-400"];

    private readonly Random _random = new(seed);

    public int Below(int limit) => _random.Next(limit);

    public T Of<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    public string Text() => _random.Next(12) switch
    {
        0 => new string((char)_random.Next('!', 'z'), 1 << _random.Next(14)),
        1 => Encoding.Latin1.GetString(Bytes(_random.Next(40))),
        2 => string.Concat(Enumerable.Repeat(Of((string[])["(", "a.", "a[0]", "NOT ", "a=:v AND ", "{\"a\":", "["]), 5_000)),
        _ => Of(Texts),
    };

    /// <summary>Any JSON at all.</summary>
    public JsonNode? Node(int depth = 0) => _random.Next(depth < MaxDepth ? 9 : 6) switch
    {
        0 => null,
        1 => _random.Next(2) == 0,
        2 or 3 => JsonNode.Parse(Of(Numbers)),
        4 or 5 => Text(),
        6 or 7 => new JsonObject(Enumerable.Range(0, _random.Next(4)).Select(_ => Of(Texts)).Distinct()
            .Select(name => KeyValuePair.Create(name, Node(depth + 1)))),
        _ => new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Node(depth + 1))]),
    };

    /// <summary>Replaces, removes or adds up to three members anywhere inside.</summary>
    public void Damage(JsonObject root)
    {
        for (var wounds = _random.Next(4); wounds > 0; wounds--)
        {
            JsonNode at = root;
            while (Children(at) is { Count: > 0 } children && _random.Next(3) > 0)
                at = Of(children);
            if (at is JsonArray list)
                list.Insert(_random.Next(list.Count + 1), Node(depth: 3));
            else
                Wound(at.AsObject());
        }
    }

    /// <summary>Damages a text on its way.</summary>
    public byte[] Mangle(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        switch (_random.Next(12))
        {
            case 0:
                return bytes[.._random.Next(bytes.Length + 1)];
            case 1:
                return Bytes(_random.Next(200));
            case 2:
                return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Of((string[])["[", "{\"a\":", "[{\"a\":"]), 10_000)));
            case 3 when bytes.Length > 0:
                bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
                return bytes;
            case 4:
                return Encoding.UTF8.GetBytes(text.Replace("\":\"", "\":\"\\ud800", StringComparison.Ordinal));
            case 5:
                return Encoding.UTF8.GetBytes(text.Replace("{\"", "{\"a\":1,\"a\":2,\"", StringComparison.Ordinal));
            case 6:
                return Encoding.UTF8.GetBytes(text.Replace("{\"", "{\"\\udc00\":1,\"", StringComparison.Ordinal));
            default:
                return bytes;
        }
    }

    private void Wound(JsonObject at)
    {
        var names = at.Select(member => member.Key).ToList();
        if (names.Count > 0 && _random.Next(4) == 0)
            at.Remove(Of(names));
        else
            at[names.Count > 0 && _random.Next(4) > 0 ? Of(names) : Of(Texts)] = Node(depth: 2);
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    private static List<JsonNode> Children(JsonNode node) => node switch
    {
        JsonObject structure => [.. structure.Select(member => member.Value).Where(IsContainer).OfType<JsonNode>()],
        JsonArray list => [.. list.Where(IsContainer).OfType<JsonNode>()],
        _ => [],
    };

    private static bool IsContainer(JsonNode? node) => node is JsonObject or JsonArray;
}
