using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.DynamoDb.Requests;

/// <summary>An attribute value: a structure whose members are the types, some of which hold attribute values again.</summary>
internal sealed record AttributeShape : Shape
{
    private static readonly TextShape Text = new();
    private static readonly BlobShape Blob = new();
    private static readonly FlagShape Flag = new();

    private static readonly AttributeShape Self = new();

    private static readonly StructureShape Types = new(
        "AttributeValue",
        new("S", Text),
        new("B", Blob),
        new("N", Text),
        new("BOOL", Flag),
        new("NULL", Flag),
        new("BS", new ListShape(Blob)),
        new("NS", new ListShape(Text)),
        new("SS", new ListShape(Text)),
        new("L", new ListShape(Self)),
        new("M", Map()));

    /// <summary>An item, a key, the values of an expression.</summary>
    public static MapShape Map() => new("com.amazonaws.dynamodb.v20120810.AttributeValue", Self);

    public override void CheckType(JsonNode node, bool isElement) => Types.CheckType(node, isElement);
}
