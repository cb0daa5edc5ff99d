using System.Globalization;
using System.Text.Json;

namespace Comparison.Domain.Inputs;

/// <summary>Reads fields of an untrusted JSON value and collects what is wrong with them, in the order of reading.</summary>
/// <remarks>A field of the wrong type is an error in the list, never an exception: an engine must not fail on its input.</remarks>
public sealed class InputReader(JsonElement input)
{
    // As JSON writes numbers, but for exponents: a text has no thousands' separators and no currency.
    private const NumberStyles Plain =
        NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    // So that an outcome with all of them fits into the 32 KB that a failed task of a state machine may say.
    private const int MaxErrors = 200;

    private readonly List<string> _errors = [];
    private readonly string _path = "";

    private InputReader(JsonElement input, List<string> errors, string path)
        : this(input)
    {
        _errors = errors;
        _path = path;
    }

    /// <summary>What is wrong: the first 200 errors, and how many more there are.</summary>
    public IReadOnlyList<string> Errors => _errors.Count <= MaxErrors
        ? _errors
        : [.. _errors.Take(MaxErrors), string.Create(CultureInfo.InvariantCulture, $"and {_errors.Count - MaxErrors} more")];

    public bool IsObject { get; } = input.ValueKind == JsonValueKind.Object;

    /// <summary>Whether the field is there: null and blank text count as missing.</summary>
    public bool Has(string field) => Find(field) is { } value && (TextOf(value) is not { } text || text.Trim().Length > 0);

    public void Reject(string error) => _errors.Add(_path + error);

    /// <summary>An id, exactly as it stands: no blank is taken off, because it becomes the execution's name.</summary>
    /// <param name="absent">The id of a request that names none; without it, a missing id is an error.</param>
    public string? Id(string field, string? absent = null)
    {
        var value = Find(field);
        if (value is null && absent is not null)
            return absent;
        var id = value is { } element ? TextOf(element) : null;
        if (value is not null && id is null)
            Reject($"{field} must be text");
        else if (!SubjectId.IsValid(id))
            Reject($"{field} must match {SubjectId.Pattern}");
        return id;
    }

    /// <summary>The correlation id; the request's own id for a run that was started without one, or with one that cannot be logged.</summary>
    public string? Correlation(string? id) =>
        Find(CorrelationId.Field) is { } value && TextOf(value) is { } text && CorrelationId.IsValid(text) ? text : id;

    /// <summary>The trimmed text, or null when it is missing, blank or no text.</summary>
    /// <param name="missing">The error for a missing or blank text; none when null.</param>
    public string? Text(string field, string? missing = null)
    {
        if (Find(field) is not { } value)
            return Missing(missing);
        if (TextOf(value) is { } text)
            return text.Trim() is { Length: > 0 } trimmed ? trimmed : Missing(missing);
        Reject($"{field} must be text");
        return null;
    }

    /// <summary>The texts that are not blank, or null when the field is no list of texts.</summary>
    public IReadOnlyList<string>? Texts(string field, string missing)
    {
        if (Find(field) is not { } value)
        {
            Reject(missing);
            return null;
        }
        var texts = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(TextOf).ToArray() : null;
        if (texts is null || texts.Contains(null))
        {
            Reject($"{field} must be a list of text");
            return null;
        }
        string[] kept = [.. texts.Select(text => text!.Trim()).Where(text => text.Length > 0)];
        if (kept.Length == 0)
            Reject(missing);
        return kept;
    }

    /// <summary>
    /// Readers of the objects in a list, or of one object that stands for a list of one; null when there is none. Their errors
    /// join this reader's and begin with the object's place: <c>items[0].</c>
    /// </summary>
    public IReadOnlyList<InputReader>? Objects(string field, string missing)
    {
        if (Find(field) is not { } value || value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0)
        {
            Reject(missing);
            return null;
        }
        JsonElement[] objects = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        if (objects.All(item => item.ValueKind == JsonValueKind.Object))
            return [.. objects.Select((item, index) => new InputReader(item, _errors, $"{_path}{field}[{index}]."))];
        Reject($"{field} must be a list of objects");
        return null;
    }

    /// <summary>The number, without trailing zeros; null when it is missing. Outside the range of a decimal it is no number.</summary>
    /// <param name="orText">Whether the number may be written as text.</param>
    public decimal? Number(string field, out bool malformed, bool orText = false)
    {
        malformed = false;
        if (Find(field) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
            return Normalize(number);
        if (orText && decimal.TryParse(TextOf(value), Plain, CultureInfo.InvariantCulture, out number))
            return Normalize(number);
        malformed = true;
        Reject($"{field} must be a number");
        return null;
    }

    /// <summary>A whole number within the range, or the fallback when it is missing.</summary>
    public int WholeNumber(string field, int fallback, int least, int most)
    {
        if (Find(field) is not { } value)
            return fallback;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number) || number != decimal.Truncate(number))
            Reject($"{field} must be a whole number");
        else if (number < least || number > most)
            Reject($"{field} must be from {least} to {most}");
        else
            return (int)number;
        return fallback;
    }

    /// <summary>A whole number of 64 bits; null when it is missing.</summary>
    public long? WholeNumber(string field, out bool malformed)
    {
        malformed = false;
        if (Find(field) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number == decimal.Truncate(number))
        {
            if (number is >= long.MinValue and <= long.MaxValue)
                return (long)number;
            Reject($"{field} must be from {long.MinValue} to {long.MaxValue}");
        }
        else
        {
            Reject($"{field} must be a whole number");
        }
        malformed = true;
        return null;
    }

    // 5000.0 and 5000.00 are one amount; dividing by a one of full scale drops the zeros that a decimal remembers.
    private static decimal Normalize(decimal number) => number / 1.0000000000000000000000000000m;

    // Of members with one name, the last counts.
    private JsonElement? Find(string field)
    {
        if (!IsObject)
            return null;
        JsonElement? found = null;
        foreach (var member in input.EnumerateObject())
            if (IsNamed(member, field))
                found = member.Value;
        return found is { ValueKind: not JsonValueKind.Null } ? found : null;
    }

    private static bool IsNamed(JsonProperty member, string field)
    {
        try
        {
            return member.NameEquals(field);
        }
        catch (InvalidOperationException)
        {
            return false; // half of a surrogate pair in the name: a field of nobody
        }
    }

    private string? Missing(string? error)
    {
        if (error is not null)
            Reject(error);
        return null;
    }

    private static string? TextOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // half of a surrogate pair: JSON allows it, text does not
        }
    }
}

/// <summary>An input after its check: the request, or every rule that it breaks, in the order of the rules.</summary>
public sealed record Checked<T>(T? Request, IReadOnlyList<string> Errors)
    where T : class;
