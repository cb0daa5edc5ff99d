using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.StepFunctions.Api;

/// <summary>The members of a request, checked against the constraints of AWS's service model.</summary>
/// <param name="place">Stands before the members' names in messages; empty for those of the request itself.</param>
internal sealed class Request(JsonObject body, string place = "")
{
    private const int DefaultPage = 100;
    private const int MaxPage = 1000;
    private const int MaxTagKey = 128;
    private const int MaxTagValue = 256;

    public string Required(string name, int longest = int.MaxValue) =>
        Text(name, longest) ?? throw Missing(name);

    /// <summary>A text that must be there and match a pattern, which Java and .NET read alike.</summary>
    public string Matching(string name, int longest, string pattern)
    {
        var text = Required(name, longest);
        Bounded(name, 1, longest);
        return Regex.IsMatch(text, pattern) ? text
            : throw Violation($"Value '{text}'", name, $"Member must satisfy regular expression pattern: {pattern}");
    }

    public string? Text(string name, int longest = int.MaxValue)
    {
        if (body[name] is not { } node)
            return null;
        var text = node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : throw WrongType("string");
        if (text.Length <= longest)
            return text;
        throw Violation($"Value '{text}'", name, $"Member must have length less than or equal to {longest}");
    }

    /// <summary>A text that AWS does not quote back, because it may be a secret.</summary>
    public string? SensitiveText(string name, int longest) =>
        Text(name) is not { } text || text.Length <= longest
            ? Text(name)
            : throw Violation("Value", name, $"Member must have length less than or equal to {longest}");

    public string? OneOf(string name, params string[] values)
    {
        var text = Text(name);
        return text is null || values.Contains(text)
            ? text
            : throw Violation($"Value '{text}'", name, $"Member must satisfy enum value set: [{string.Join(", ", values)}]");
    }

    public bool Flag(string name, bool otherwise) => body[name]?.GetValueKind() switch
    {
        null => otherwise,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw WrongType("boolean"),
    };

    public int? Integer(string name, int least, int largest)
    {
        if (body[name] is not { } node)
            return null;
        if (node.GetValueKind() != JsonValueKind.Number || !int.TryParse(node.ToJsonString(), CultureInfo.InvariantCulture, out var value))
            throw WrongType("integer");
        if (value < least)
            throw Violation($"Value '{value}'", name, $"Member must have value greater than or equal to {least}");
        return value <= largest
            ? value
            : throw Violation($"Value '{value}'", name, $"Member must have value less than or equal to {largest}");
    }

    /// <summary>Refuses a list that is too short or too long.</summary>
    /// <param name="quotation">The list as AWS quotes it.</param>
    public void CheckLength(string name, int length, int least, int largest, Func<string> quotation)
    {
        if (length < least)
            throw Violation($"Value '{quotation()}'", name, $"Member must have length greater than or equal to {least}");
        if (length > largest)
            throw Violation($"Value '{quotation()}'", name, $"Member must have length less than or equal to {largest}");
    }

    /// <summary>How many results are asked for, where 0 is as good as nothing.</summary>
    public int PageSize(int otherwise = DefaultPage, int largest = MaxPage) =>
        Integer("maxResults", 0, largest) is { } size and > 0 ? size : otherwise;

    /// <summary>A text of at least and at most so many characters; null when there is none.</summary>
    public string? Bounded(string name, int shortest, int longest) => Text(name, longest) is not { } text || text.Length >= shortest
        ? Text(name, longest)
        : throw Violation($"Value '{text}'", name, $"Member must have length greater than or equal to {shortest}");

    /// <summary>The members of a structure; null when there is none.</summary>
    public Request? Inner(string name) => Structure(name) is { } structure ? new Request(structure, $"{place}{name}.") : null;

    public JsonObject? Structure(string name) => body[name] switch
    {
        null => null,
        JsonObject structure => structure.DeepClone().AsObject(),
        _ => throw WrongType("structure"),
    };

    public void MustHave(string name)
    {
        if (body[name] is null)
            throw Missing(name);
    }

    public AwsException Missing(string name) => Violation("Value null", name, "Member must not be null");

    public IReadOnlyList<string> Texts(string name) =>
        [.. Items(name).Select(item => item?.GetValueKind() == JsonValueKind.String ? item.GetValue<string>() : throw WrongType("string"))];

    /// <summary>The structures of a list, which messages count from 1; null when there is no list.</summary>
    public IReadOnlyList<Request>? Structures(string name) => body[name] is null ? null :
    [
        .. Items(name).Select((item, index) => new Request(
            item as JsonObject ?? throw WrongType("structure"),
            string.Create(CultureInfo.InvariantCulture, $"{place}{name}.{index + 1}.member."))),
    ];

    /// <summary>A list of structures with key and value, as tags are given.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags(string name) => [.. Items(name).Select(item =>
    {
        var tag = new Request(item as JsonObject ?? throw WrongType("structure"));
        return KeyValuePair.Create(tag.Text("key", MaxTagKey) ?? "", tag.Text("value", MaxTagValue) ?? "");
    })];

    /// <summary>Refuses a member that AWS knows and the local cloud does nothing with.</summary>
    public void Refuse(string name)
    {
        if (body[name] is { } node && node.GetValueKind() != JsonValueKind.False)
            throw new AwsException("ValidationException", $"The member '{name}' is not supported by the local cloud.");
    }

    /// <summary>Refuses keys of the caller's own: encryption with them would have effects that are not there.</summary>
    public void RefuseKeys()
    {
        const string name = "encryptionConfiguration";
        if (Structure(name) is { } encryption && new Request(encryption).Text("type") != "AWS_OWNED_KEY")
            Refuse(name);
    }

    private JsonArray Items(string name) => body[name] switch
    {
        null => [],
        JsonArray items => items,
        _ => throw WrongType("list"),
    };

    private AwsException Violation(string value, string name, string constraint) =>
        new("ValidationException", $"1 validation error detected: {value} at '{place}{name}' failed to satisfy constraint: {constraint}");

    private static AwsException WrongType(string type) => new("SerializationException", $"A value of the request is not a {type}.");
}

/// <summary>What state machines and executions may be called.</summary>
internal static class Names
{
    private const int MaxLength = 80;
    private const string Forbidden = "<>{}[]?*\"#%\\^|~`$&,;:/";

    public static string Check(string name) =>
        name.Length is > 0 and <= MaxLength && !name.Any(IsForbidden) ? name : throw Errors.InvalidName(name);

    private static bool IsForbidden(char character) =>
        char.IsWhiteSpace(character) || char.IsControl(character) || Forbidden.Contains(character, StringComparison.Ordinal);
}

/// <summary>Checks the ARNs of requests.</summary>
internal static class StatesArn
{
    /// <summary>The ARN itself, when it names a thing of that type.</summary>
    /// <param name="types"><c>stateMachine</c>, <c>execution</c> or <c>activity</c>.</param>
    public static string Check(string arn, params ReadOnlySpan<string> types)
    {
        if (!arn.StartsWith("arn:", StringComparison.Ordinal))
            throw Errors.InvalidArn($"Invalid ARN prefix: {arn}");
        var parts = arn.Split(':');
        // The words for what is wrong further on are not recorded.
        if (parts.Length < 7 || parts[2] != "states")
            throw Errors.InvalidArn($"Invalid ARN: {arn}");
        return types.Contains(parts[5]) ? arn : throw Errors.InvalidArn($"Resource type not valid in this context: {parts[5]}");
    }
}
