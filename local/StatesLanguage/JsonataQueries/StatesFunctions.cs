using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;
using Comparison.Local.StatesLanguage.Jsonata.Values;
using Standard = Comparison.Local.StatesLanguage.Jsonata.Functions.Library;

namespace Comparison.Local.StatesLanguage.JsonataQueries;

/// <summary>The functions that AWS adds to JSONata's own, of which it leaves out <c>$eval</c>.</summary>
internal static class StatesFunctions
{
    public static FunctionLibrary Library { get; } = Standard.Standard.With(
        [
            Standard.Define("partition", "<an?:a>", 2, Partition),
            Standard.Define("range", "<n?n?n?:a>", 3, Range),
            Standard.Define("hash", "<s-s?:s>", 2, Hash),
            Standard.Define("random", "<n?:n>", 1, call => JsonValues.Box(call.Number(0) is { } seed ? JavaRandom((long)seed) : call.Run.NextDouble())),
            Standard.Define("uuid", "<:s>", 0, _ => null),
            Standard.Define("parse", "<s-:x>", 1, Parse),
        ],
        without: "eval");

    /// <summary><c>$uuid</c> of one evaluation, since ids come from the host.</summary>
    public static NativeFunction CreateUuid(IChance chance) => Standard.Define("uuid", "<:s>", 0, _ => chance.NewUuid());

    // Measured: what is not whole is cut off; nothing comes of pieces of no size.
    private static JsonataArray? Partition(FunctionCall call)
    {
        if (call.Array(0) is not { } items || call.Number(1) is not { } given || Math.Truncate(given) is not (>= 1 and <= int.MaxValue) || items.Count == 0)
            return null;
        var size = (int)given;
        var pieces = JsonataArray.Sequence();
        call.Run.Budget.SpendOnItems(items.Count, items.Count);
        foreach (var piece in items.Items.Chunk(size))
            pieces.Items.Add(new JsonataArray(piece));
        return pieces;
    }

    // Recorded and measured: the end is included, a single number is no array, and a step in the wrong direction yields nothing.
    private static JsonataArray? Range(FunctionCall call)
    {
        if (call.Number(0) is not { } start || call.Number(1) is not { } end || call.Number(2) is not { } by || Math.Truncate(by) == 0)
            return null;
        var (first, last, step) = (Math.Truncate(start), Math.Truncate(end), Math.Truncate(by));
        var count = Math.Floor((last - first) / step) + 1;
        if (!(count >= 1))
            return null;
        call.Run.Budget.SpendOnItems((long)count, (long)count);
        var numbers = JsonataArray.Sequence();
        for (var i = 0; i < count; i++)
            numbers.Items.Add(JsonValues.Box(first + (i * step)));
        return numbers;
    }

    private static string? Hash(FunctionCall call)
    {
        if (call.Text(0) is not { } text || call.Text(1) is not { } algorithm)
            return null;
        call.Run.Budget.SpendOnText(text.Length);
        var data = Encoding.UTF8.GetBytes(text);
        var hash = algorithm switch
        {
            "MD5" => MD5.HashData(data),
            "SHA-1" => SHA1.HashData(data),
            "SHA-256" => SHA256.HashData(data),
            "SHA-384" => SHA384.HashData(data),
            "SHA-512" => SHA512.HashData(data),
            // AWS's words are not recorded.
            _ => throw new JsonataException("D3137") { Words = $"'{algorithm}' is none of MD5, SHA-1, SHA-256, SHA-384, SHA-512" },
        };
        return Convert.ToHexStringLower(hash);
    }

    private static object? Parse(FunctionCall call)
    {
        if (call.Text(0) is not { } text)
            return null;
        call.Run.Budget.SpendOnText(text.Length);
        try
        {
            return JsonValues.FromNode(JsonText.Parse(text));
        }
        catch (JsonException unreadable)
        {
            // AWS's words are not recorded.
            throw new JsonataException("D3137") { Words = $"The text is not JSON: {unreadable.Message}" };
        }
    }

    /// <summary>The first number that Java's generator makes of a seed: 42 gives 0.7275636800328681.</summary>
    private static double JavaRandom(long seed)
    {
        const long multiplier = 0x5DEECE66D;
        const long mask = (1L << 48) - 1;
        var state = (seed ^ multiplier) & mask;
        long Next(int bits)
        {
            state = unchecked((state * multiplier) + 0xB) & mask;
            return state >> (48 - bits);
        }
        return ((Next(26) << 27) + Next(27)) * (1.0 / (1L << 53));
    }
}
