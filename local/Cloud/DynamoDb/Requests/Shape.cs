using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb.Requests;

/// <summary>What AWS's API model says of a part of a request: which JSON it is, and what holds of it by itself.</summary>
internal abstract record Shape
{
    /// <param name="isElement">Whether it stands in a list or a map: AWS's words differ.</param>
    /// <exception cref="AwsException">It is JSON of another type, which is told before anything else.</exception>
    public abstract void CheckType(JsonNode node, bool isElement);

    /// <summary>What does not hold of it: "Member must have …". Its type is right.</summary>
    public virtual IEnumerable<string> FaultsOf(JsonNode node) => [];

    /// <summary>What is in it, with the path to each: <c>keySchema.1.member</c>.</summary>
    public virtual IEnumerable<Part> PartsOf(JsonNode node, string path) => [];

    protected static AwsException WrongType(string message) => new("SerializationException", message);

    /// <summary>What AWS's parser says of an array or a structure where something else belongs.</summary>
    protected static AwsException? NoCollection(JsonNode node, string javaClass) => node switch
    {
        JsonArray => WrongType($"Unrecognized collection type {javaClass}"),
        JsonObject => WrongType("Start of structure or map found where not expected"),
        _ => null,
    };

    protected static string Token(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.True => "TRUE_VALUE",
        JsonValueKind.False => "FALSE_VALUE",
        JsonValueKind.String => "STRING_VALUE",
        _ => node.AsValue().TryGetValue<long>(out _) ? "NUMBER_VALUE" : "DECIMAL_VALUE",
    };

    protected static IEnumerable<string> LengthFaults(int length, int min, int max)
    {
        if (length < min)
            yield return $"Member must have length greater than or equal to {min}";
        if (length > max)
            yield return $"Member must have length less than or equal to {max}";
    }
}

/// <summary>A part of a request at its place.</summary>
/// <param name="Node">Null where it is absent.</param>
internal readonly record struct Part(string Path, Shape Shape, JsonNode? Node, bool IsRequired = false);

internal record TextShape(string? Pattern = null, int Min = 0, int Max = int.MaxValue) : Shape
{
    /// <summary>In the order in which AWS lists them; empty where any text will do.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public static TextShape OneOf(params string[] values) => new() { Values = values };

    public override void CheckType(JsonNode node, bool isElement)
    {
        if (NoCollection(node, "class java.lang.String") is { } error)
            throw error;
        if (node.GetValueKind() != JsonValueKind.String)
            throw WrongType($"{Token(node)} cannot be converted to String");
    }

    public override IEnumerable<string> FaultsOf(JsonNode node)
    {
        var text = node.GetValue<string>();
        if (Values.Count > 0 && !Values.Contains(text))
            yield return $"Member must satisfy enum value set: [{string.Join(", ", Values)}]";
        if (Pattern is not null && !Regex.IsMatch(text, $"^(?:{Pattern})\\z"))
            yield return $"Member must satisfy regular expression pattern: {Pattern}";
        foreach (var fault in LengthFaults(text.Length, Min, Max))
            yield return fault;
    }
}

/// <param name="Type">Integer or Long, as AWS's errors call it.</param>
internal sealed record NumberShape(string Type = "Integer", long Min = long.MinValue, long Max = long.MaxValue) : Shape
{
    public override void CheckType(JsonNode node, bool isElement)
    {
        if (NoCollection(node, $"class java.lang.{Type}") is { } error)
            throw error;
        if (Token(node) != "NUMBER_VALUE")
            throw WrongType($"{Token(node)} cannot be converted to {Type}");
    }

    public override IEnumerable<string> FaultsOf(JsonNode node)
    {
        var number = node.GetValue<long>();
        if (number < Min)
            yield return string.Create(CultureInfo.InvariantCulture, $"Member must have value greater than or equal to {Min}");
        if (number > Max)
            yield return string.Create(CultureInfo.InvariantCulture, $"Member must have value less than or equal to {Max}");
    }
}

internal sealed record FlagShape : Shape
{
    public override void CheckType(JsonNode node, bool isElement)
    {
        if (NoCollection(node, "class java.lang.Boolean") is { } error)
            throw error;
        if (node.GetValueKind() is JsonValueKind.String)
            throw WrongType("Unexpected token received from parser");
        if (node.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            throw WrongType($"{Token(node)} cannot be converted to Boolean");
    }
}

internal sealed record BlobShape : Shape
{
    public override void CheckType(JsonNode node, bool isElement)
    {
        if (NoCollection(node, "class java.nio.ByteBuffer") is { } error)
            throw error;
        if (node.GetValueKind() != JsonValueKind.String)
            throw WrongType("only base-64-encoded strings are convertible to bytes");
        var text = node.GetValue<string>();
        if (text.Length % 4 != 0)
            throw WrongType($"Base64 encoded length is expected a multiple of 4 bytes but found: {text.Length}");
        var bytes = new byte[text.Length];
        // Bits that no byte is made of must be 0.
        if (!Convert.TryFromBase64String(text, bytes, out var count) || Convert.ToBase64String(bytes.AsSpan(0, count)) != text)
            throw WrongType("Invalid last non-pad Base64 character dectected"); // AWS's own spelling
    }
}

internal sealed record ListShape(Shape Of, int Min = 0, int Max = int.MaxValue) : Shape
{
    public override void CheckType(JsonNode node, bool isElement)
    {
        if (node is not JsonArray list)
            throw WrongType(node is JsonObject ? "Start of structure or map found where not expected" : "Unexpected field type");
        foreach (var element in list)
            if (element is not null)
                Of.CheckType(element, isElement: true);
    }

    public override IEnumerable<string> FaultsOf(JsonNode node) => LengthFaults(node.AsArray().Count, Min, Max);

    public override IEnumerable<Part> PartsOf(JsonNode node, string path) =>
        node.AsArray().Select((element, index) => new Part($"{path}.{index + 1}.member", Of, element, IsRequired: true));
}

/// <param name="Class">What AWS's parser calls a value of it.</param>
internal sealed record MapShape(string Class, Shape Of, int Min = 0) : Shape
{
    /// <summary>Of its keys; null where any will do.</summary>
    public TextShape? Keys { get; init; }

    /// <summary>How many a list in it may hold; null where it holds no lists.</summary>
    public (int Min, int Max)? Lengths { get; init; }

    public override void CheckType(JsonNode node, bool isElement)
    {
        if (node is JsonArray)
            throw WrongType($"Unrecognized collection type java.util.Map<java.lang.String, {Class}>");
        if (node is not JsonObject map)
            throw WrongType("Unexpected field type");
        foreach (var (_, value) in map)
            if (value is not null)
                Of.CheckType(value, isElement: true);
    }

    public override IEnumerable<string> FaultsOf(JsonNode node)
    {
        var map = node.AsObject();
        foreach (var fault in LengthFaults(map.Count, Min, int.MaxValue))
            yield return fault;
        if (Keys is { } keys && map.Any(entry => keys.FaultsOf(JsonValue.Create(entry.Key)).Any()))
            yield return $"Map keys must satisfy constraint: [Member must have length less than or equal to {keys.Max}, "
                + $"Member must have length greater than or equal to {keys.Min}, Member must satisfy regular expression pattern: {keys.Pattern}]";
        if (Lengths is { } lengths && map.Any(entry => entry.Value is JsonArray list && (list.Count < lengths.Min || list.Count > lengths.Max)))
            yield return $"Map value must satisfy constraint: [Member must have length less than or equal to {lengths.Max}, "
                + $"Member must have length greater than or equal to {lengths.Min}]";
    }

    public override IEnumerable<Part> PartsOf(JsonNode node, string path) =>
        node.AsObject().Select(entry => new Part($"{path}.{entry.Key}.member", Of, entry.Value, IsRequired: Of is not AttributeShape));
}

/// <param name="Class">What AWS's parser calls it.</param>
internal sealed record StructureShape(string Class, params Member[] Members) : Shape
{
    public override void CheckType(JsonNode node, bool isElement)
    {
        if (node is JsonArray)
            throw WrongType($"Unrecognized collection type class com.amazonaws.dynamodb.v20120810.{Class}");
        if (node is not JsonObject structure)
            throw WrongType(isElement ? "Unexpected value type in payload" : "Unexpected field type");
        foreach (var member in Members)
            if (structure[member.Name] is { } value)
                member.Shape.CheckType(value, isElement: false);
    }

    public override IEnumerable<Part> PartsOf(JsonNode node, string path) => Members.Select(member =>
        new Part(path.Length == 0 ? member.WireName : $"{path}.{member.WireName}", member.Shape, node[member.Name], member.IsRequired));
}

/// <summary>A member of a structure.</summary>
internal sealed record Member(string Name, Shape Shape, bool IsRequired = false)
{
    /// <summary>As AWS's errors call it.</summary>
    public string WireName { get; } = char.ToLowerInvariant(Name[0]) + Name[1..];
}
