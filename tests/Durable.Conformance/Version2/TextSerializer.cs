using System.Text;
using Amazon.Lambda.Core;

namespace Comparison.Durable.Conformance.Serdes;

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
