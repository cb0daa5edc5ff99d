using System.Collections.Concurrent;
using System.Text.Json;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.ApiModels;

/// <summary>What AWS's service models say of the requests and answers of the operations that state machines call.</summary>
/// <remarks>The data are extracted by <c>build/api-shapes.py</c>; a service or an operation that is not among them has no shape.</remarks>
internal static class ApiShapes
{
    private const string Sdk = "aws-sdk:";

    // Services whose integration has another name than the file.
    private static readonly Dictionary<string, string> Files = new() { ["states"] = "sfn", ["eventbridge"] = "events" };

    private static readonly ConcurrentDictionary<string, ServiceShapes?> Services = new();

    /// <summary>The operation that a resource calls; null when its shapes are not known.</summary>
    public static OperationShapes? Find(TaskResource resource) => Find(resource, Capitalized(resource.Action));

    /// <summary>Another operation of the service that a resource calls.</summary>
    public static OperationShapes? Find(TaskResource resource, string operation)
    {
        var type = resource.ResourceType;
        var name = type.StartsWith(Sdk, StringComparison.Ordinal) ? type[Sdk.Length..] : type;
        return Services.GetOrAdd(Files.GetValueOrDefault(name, name), ServiceShapes.Read)?.Find(operation);
    }

    /// <summary>A member as state machines have it: it begins with a capital, whatever the service does.</summary>
    public static string Capitalized(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}

/// <param name="Output">Null where the answer has no members.</param>
internal sealed record OperationShapes(ApiShape? Input, ApiShape? Output);

/// <summary>The shapes of one service.</summary>
internal sealed class ServiceShapes
{
    private readonly Dictionary<string, ApiShape> _shapes;
    private readonly Dictionary<string, OperationShapes> _operations;

    private ServiceShapes(JsonElement model)
    {
        _shapes = model.GetProperty("shapes").EnumerateObject().ToDictionary(
            shape => shape.Name, shape => new ApiShape(shape.Value.Clone(), name => _shapes![name]));
        _operations = model.GetProperty("operations").EnumerateObject().ToDictionary(
            operation => operation.Name, operation => new OperationShapes(ShapeOf(operation.Value[0]), ShapeOf(operation.Value[1])));
    }

    public static ServiceShapes? Read(string service)
    {
        using var data = typeof(ServiceShapes).Assembly.GetManifestResourceStream($"shapes/{service}.json");
        if (data is null)
            return null;
        using var model = JsonDocument.Parse(data);
        return new ServiceShapes(model.RootElement);
    }

    public OperationShapes? Find(string operation) => _operations.GetValueOrDefault(operation);

    private ApiShape? ShapeOf(JsonElement name) => name.GetString() is { } known ? _shapes[known] : null;
}

/// <summary>A shape of a service model.</summary>
internal sealed class ApiShape
{
    private readonly JsonElement _model;
    private readonly Func<string, ApiShape> _find;
    private readonly Lazy<IReadOnlyDictionary<string, ApiShape>> _members;

    public ApiShape(JsonElement model, Func<string, ApiShape> find)
    {
        (_model, _find) = (model, find);
        Type = model.GetProperty("type").GetString()!;
        Required = [.. Texts("required").Select(ApiShapes.Capitalized)];
        Enum = [.. Texts("enum")];
        Min = Number("min");
        Max = Number("max");
        _members = new(ReadMembers);
    }

    /// <summary><c>structure</c>, <c>list</c>, <c>map</c>, <c>string</c>, <c>blob</c>, <c>timestamp</c>, <c>boolean</c>, or a kind of
    /// number.</summary>
    public string Type { get; }

    /// <summary>The members of a structure that must be there.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>The values that a text may have; none where any may be.</summary>
    public IReadOnlyList<string> Enum { get; }

    /// <summary>The least length or value.</summary>
    public double? Min { get; }

    /// <summary>The greatest length or value.</summary>
    public double? Max { get; }

    /// <summary>The members of a structure, by their names with a capital.</summary>
    public IReadOnlyDictionary<string, ApiShape> Members => _members.Value;

    /// <summary>What a list has for its items, or a map for its values.</summary>
    public ApiShape Element => _find(_model.GetProperty(Type == "list" ? "member" : "value").GetString()!);

    private Dictionary<string, ApiShape> ReadMembers() => _model.TryGetProperty("members", out var members)
        ? members.EnumerateObject().ToDictionary(
            member => ApiShapes.Capitalized(member.Name), member => _find(member.Value.GetString()!))
        : [];

    private IEnumerable<string> Texts(string name) =>
        _model.TryGetProperty(name, out var values) ? values.EnumerateArray().Select(value => value.GetString()!) : [];

    private double? Number(string name) => _model.TryGetProperty(name, out var value) ? value.GetDouble() : null;
}
