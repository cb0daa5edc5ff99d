using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Core;

namespace Comparison.Adapters;

/// <summary>How the functions read and write JSON: the suite's types its own way, AWS's events AWS's way.</summary>
/// <remarks>One serializer cannot do both: a naming policy is for all types, and AWS's are not in snake_case.</remarks>
/// <param name="aws">For the events and envelopes that AWS defines.</param>
/// <param name="suite">Where the suite's own types are described.</param>
public abstract class SuiteSerializer(ILambdaSerializer aws, params JsonSerializerContext[] suite) : ILambdaSerializer
{
    public T Deserialize<T>(Stream requestStream) =>
        Find<T>() is { } type ? JsonSerializer.Deserialize(requestStream, type)! : aws.Deserialize<T>(requestStream);

    public void Serialize<T>(T response, Stream responseStream)
    {
        if (Find<T>() is { } type)
            JsonSerializer.Serialize(responseStream, response, type);
        else
            aws.Serialize(response, responseStream);
    }

    private JsonTypeInfo<T>? Find<T>()
    {
        foreach (var context in suite)
            if (context.GetTypeInfo(typeof(T)) is JsonTypeInfo<T> type)
                return type;
        return null;
    }
}
