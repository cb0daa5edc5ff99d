using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.StandIns.DurableExecution;

/// <summary>Writes texts in brackets, reads them without, and remembers whose they were.</summary>
internal sealed class RecordingSerializer : ILambdaSerializer, IDurableResultSerializer
{
    public List<string> Owners { get; } = [];

    public void Serialize<T>(T value, Stream stream, DurableSerializationContext context)
    {
        Owners.Add(context.EntityId);
        Serialize(value, stream);
    }

    public T Deserialize<T>(Stream stream, DurableSerializationContext context)
    {
        Owners.Add(context.EntityId);
        return Deserialize<T>(stream);
    }

    public void Serialize<T>(T response, Stream responseStream) => responseStream.Write(Encoding.UTF8.GetBytes($"[{response}]"));

    public T Deserialize<T>(Stream requestStream)
    {
        using var text = new StreamReader(requestStream, leaveOpen: true);
        return (T)(object)text.ReadToEnd().Trim('[', ']');
    }
}

/// <summary>Writes what it cannot read.</summary>
internal sealed class OneWaySerializer : ILambdaSerializer
{
    public void Serialize<T>(T response, Stream responseStream) => responseStream.Write("?"u8);

    public T Deserialize<T>(Stream requestStream) => throw new FormatException("one way");
}
