using System.Text.Json;
using Amazon.Lambda.Core;

namespace Comparison.Cloud.Tests.Lambda;

/// <summary>Reads and writes whatever System.Text.Json can.</summary>
internal sealed class TestSerializer : ILambdaSerializer
{
    public T Deserialize<T>(Stream requestStream) => JsonSerializer.Deserialize<T>(requestStream)!;

    public void Serialize<T>(T response, Stream responseStream) => JsonSerializer.Serialize(responseStream, response);
}
