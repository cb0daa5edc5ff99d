using System.Security.Cryptography;

namespace Comparison.Functions.Http;

/// <summary>Makes ids for requests that come without one: a prefix and 12 characters of base 32, which hold 60 random bits.</summary>
public sealed class RequestIds(RandomNumberGenerator random)
{
    // RFC 4648's: no 0, 1 or 8 that somebody could read as O, I or B.
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private const int Length = 12;

    public string Make(string prefix)
    {
        var bytes = new byte[Length];
        random.GetBytes(bytes);
        // 32 divides 256, so every character is equally likely.
        return prefix + string.Concat(bytes.Select(value => Alphabet[value % Alphabet.Length]));
    }
}
