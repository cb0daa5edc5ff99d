using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;

namespace Comparison.Durable.Conformance.Handlers;

/// <summary>The requirements that give one operation a serializer of its own.</summary>
internal static partial class Catalog
{
    private static readonly TextSerializer Uppercase = new(text => text.ToUpperInvariant(), text => text);
    private static readonly TextSerializer UppercaseWhenRead = new(
        text => JsonSerializer.Serialize(text), json => JsonSerializer.Deserialize<string>(json)!.ToUpperInvariant());
    private static readonly TextSerializer Enveloped = new(
        text => new JsonObject { ["wrapped"] = text }.ToJsonString(), json => JsonNode.Parse(json)!["wrapped"]!.ToString());
    private static readonly TextSerializer Prefixed = new(text => $"wrapped:{text}", text => text["wrapped:".Length..]);

    static partial void AddVersion2(Dictionary<string, Workflow> handlers)
    {
        handlers["1-6"] = async (input, context, _) =>
            await context.StepAsync((_, _) => Task.FromResult(input!.ToString()), config: new() { Serializer = Uppercase });
        handlers["3-14"] = async (input, context, _) => await context.RunInChildContextAsync(
            (child, ct) => child.StepAsync((_, _) => Task.FromResult(input!.ToString()), cancellationToken: ct),
            "child",
            new() { SubType = "RunInChildContext", Serializer = Uppercase });
        handlers["5-16"] = async (input, context, _) => await context.InvokeAsync<string, string>(
            "echo:$LATEST", input!.ToString(), config: new() { Serializer = UppercaseWhenRead });
        handlers["8-15"] = async (_, context, _) => (await context.ParallelAsync(
            [(_, _) => Task.FromResult("x"), (_, _) => Task.FromResult("y")],
            "serde",
            new() { MaxConcurrency = 1, ItemSerializer = Enveloped })).GetResults();
        handlers["9-14"] = async (_, context, _) => (await context.MapAsync(
            ["x", "y"],
            (_, item, _, _, _) => Task.FromResult(item.ToUpperInvariant()),
            "serdes",
            new() { MaxConcurrency = 1, ItemSerializer = Prefixed })).GetResults();
    }
}

/// <summary>A serializer of texts only, which are the results of the operations that it is given to.</summary>
internal sealed class TextSerializer(Func<string, string> write, Func<string, string> read) : ILambdaSerializer
{
    public void Serialize<T>(T response, Stream responseStream) => responseStream.Write(Encoding.UTF8.GetBytes(write((string)(object)response!)));

    public T Deserialize<T>(Stream requestStream)
    {
        using var text = new StreamReader(requestStream, leaveOpen: true);
        return (T)(object)read(text.ReadToEnd());
    }
}
