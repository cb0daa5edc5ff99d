using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Comparison.Local.Cloud.DynamoDb.Values;

/// <summary>DynamoDB's number: up to 38 significant digits, 1E-130 to 9.99…E+125 in magnitude, compared by value.</summary>
/// <remarks>Kept as digits × 10^exponent without trailing zeros, so equal numbers are equal in every member.</remarks>
internal readonly partial record struct DynamoNumber : IComparable<DynamoNumber>
{
    private const int MaxDigits = 38;
    private const int MaxMagnitude = 125;
    private const int SmallestMagnitude = -130;

    private readonly BigInteger _digits;
    private readonly int _exponent;

    private DynamoNumber(BigInteger digits, int exponent)
    {
        if (digits.IsZero)
            exponent = 0;
        else
            while (BigInteger.DivRem(digits, 10) is (var quotient, { IsZero: true }))
                (digits, exponent) = (quotient, exponent + 1);
        (_digits, _exponent) = (digits, exponent);
    }

    public static DynamoNumber FromInt(long value) => new(value, 0);

    /// <exception cref="Protocol.AwsException">Not a number, too many digits, or out of range.</exception>
    public static DynamoNumber Parse(string text)
    {
        var match = Syntax().Match(text);
        if (!match.Success)
            throw DynamoDbErrors.Validation(text.Length == 0
                ? "The parameter cannot be converted to a numeric value"
                : $"The parameter cannot be converted to a numeric value: {text}");
        var fraction = match.Groups["fraction"].Value;
        var digits = BigInteger.Parse(match.Groups["sign"].Value + match.Groups["whole"].Value + fraction, CultureInfo.InvariantCulture);
        var exponent = match.Groups["exponent"] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
        return new DynamoNumber(digits, exponent - fraction.Length).Checked();
    }

    public static DynamoNumber operator +(DynamoNumber left, DynamoNumber right)
    {
        var exponent = Math.Min(left._exponent, right._exponent);
        return new DynamoNumber(left.Scaled(exponent) + right.Scaled(exponent), exponent).Checked();
    }

    public static DynamoNumber operator -(DynamoNumber left, DynamoNumber right) =>
        left + new DynamoNumber(-right._digits, right._exponent);

    public int CompareTo(DynamoNumber other)
    {
        if (_digits.Sign != other._digits.Sign)
            return _digits.Sign.CompareTo(other._digits.Sign);
        var exponent = Math.Min(_exponent, other._exponent);
        return Scaled(exponent).CompareTo(other.Scaled(exponent));
    }

    /// <summary>Bytes that count against an item's size: about one for two digits, and one; one more for a minus sign.</summary>
    public int Size => ((Digits + 1) / 2) + 1 + (_digits.Sign < 0 ? 1 : 0);

    private int Digits => BigInteger.Abs(_digits).ToString(CultureInfo.InvariantCulture).Length;

    /// <summary>As DynamoDB returns it: without exponent and without needless zeros.</summary>
    public override string ToString()
    {
        var sign = _digits.Sign < 0 ? "-" : "";
        var digits = BigInteger.Abs(_digits).ToString(CultureInfo.InvariantCulture);
        if (_exponent >= 0)
            return sign + digits + new string('0', _exponent);
        digits = digits.PadLeft(1 - _exponent, '0');
        return $"{sign}{digits[..^-_exponent]}.{digits[^-_exponent..]}";
    }

    private DynamoNumber Checked()
    {
        if (_digits.IsZero)
            return this;
        var magnitude = Digits + _exponent - 1;
        if (magnitude > MaxMagnitude)
            throw DynamoDbErrors.Validation("Number overflow. Attempting to store a number with magnitude larger than supported range");
        if (magnitude < SmallestMagnitude)
            throw DynamoDbErrors.Validation("Number underflow. Attempting to store a number with magnitude smaller than supported range");
        return Digits <= MaxDigits
            ? this
            : throw DynamoDbErrors.Validation("Attempting to store more than 38 significant digits in a Number");
    }

    private BigInteger Scaled(int exponent) => _digits * BigInteger.Pow(10, _exponent - exponent);

    // The lengths are bounded: what a request may carry must not become a number that takes seconds to multiply.
    [GeneratedRegex(
        @"^(?<sign>[+-]?)(?=\.?[0-9])(?<whole>[0-9]{0,200})(\.(?<fraction>[0-9]{0,200}))?([eE](?<exponent>[+-]?[0-9]{1,4}))?\z")]
    private static partial Regex Syntax();
}
