using System.Text;

namespace Comparison.Scenarios.Tests.Http;

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
