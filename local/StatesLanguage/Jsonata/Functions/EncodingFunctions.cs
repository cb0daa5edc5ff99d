using System.Text;
using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;

namespace Comparison.Local.StatesLanguage.Jsonata.Functions;

/// <summary>Base64, and the escapes of URLs as JavaScript makes them.</summary>
internal static class EncodingFunctions
{
    private const string Unreserved = "-_.!~*'()";
    private const string Reserved = ";/?:@&=+$,#";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<NativeFunction> All { get; } =
    [
        // As in JavaScript, a character is a byte: what lies beyond 255 loses its upper half.
        Library.Define("base64encode", "<s-:s>", 1, call =>
            call.Text(0) is { } text ? Convert.ToBase64String([.. text.Select(character => (byte)character)]) : null),
        Library.Define("base64decode", "<s-:s>", 1, call => call.Text(0) is { } text ? Decode64(text) : null),
        Library.Define("encodeUrlComponent", "<s-:s>", 1, call => Encode(call, Unreserved)),
        Library.Define("encodeUrl", "<s-:s>", 1, call => Encode(call, Unreserved + Reserved)),
        Library.Define("decodeUrlComponent", "<s-:s>", 1, call => Decode(call, kept: "")),
        Library.Define("decodeUrl", "<s-:s>", 1, call => Decode(call, kept: Reserved)),
    ];

    /// <summary>What is no base64 is passed over; padding may be left out.</summary>
    private static string Decode64(string text)
    {
        var digits = new StringBuilder();
        foreach (var character in text)
            if (character == '=')
                break;
            else if (char.IsAsciiLetterOrDigit(character) || character is '+' or '/')
                digits.Append(character);
            else if (character is '-' or '_')
                digits.Append(character == '-' ? '+' : '/');
        if (digits.Length % 4 == 1)
            digits.Length--;
        digits.Append('=', (4 - (digits.Length % 4)) % 4);
        return Encoding.Latin1.GetString(Convert.FromBase64String(digits.ToString()));
    }

    private static string? Encode(FunctionCall call, string kept)
    {
        if (call.Text(0) is not { } text)
            return null;
        try
        {
            var encoded = new StringBuilder();
            foreach (var octet in Strict.GetBytes(text))
                if (char.IsAsciiLetterOrDigit((char)octet) || kept.Contains((char)octet))
                    encoded.Append((char)octet);
                else
                    encoded.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            return encoded.ToString();
        }
        catch (EncoderFallbackException)
        {
            throw Malformed(text, kept.Contains('#') ? "encodeUrl" : "encodeUrlComponent");
        }
    }

    private static string? Decode(FunctionCall call, string kept)
    {
        if (call.Text(0) is not { } text)
            return null;
        var decoded = new StringBuilder();
        var octets = new List<byte>();
        try
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] != '%')
                {
                    Flush(decoded, octets);
                    decoded.Append(text[i]);
                    continue;
                }
                var octet = Convert.FromHexString(text.AsSpan(i + 1, 2))[0];
                if (kept.Contains((char)octet))
                {
                    Flush(decoded, octets);
                    decoded.Append(text, i, 3);
                }
                else
                {
                    octets.Add(octet);
                }
                i += 2;
            }
            Flush(decoded, octets);
            return decoded.ToString();
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            throw Malformed(text, kept.Length > 0 ? "decodeUrl" : "decodeUrlComponent");
        }
    }

    private static void Flush(StringBuilder decoded, List<byte> octets)
    {
        decoded.Append(Strict.GetString([.. octets]));
        octets.Clear();
    }

    private static JsonataException Malformed(string text, string function) =>
        new("D3140") { Value = Values.ValueText.Json(text), Words = function, Token = function };
}
