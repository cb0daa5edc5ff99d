namespace Amazon.Lambda.Core;

/// <summary>Turns the payload of an invocation into the handler's input, and the handler's result into the response.</summary>
public interface ILambdaSerializer
{
    T Deserialize<T>(Stream requestStream);

    /// <summary>Leaves <paramref name="responseStream"/> open, positioned behind what was written.</summary>
    void Serialize<T>(T response, Stream responseStream);
}

/// <summary>Names the serializer of an assembly's handlers, or of one handler.</summary>
/// <param name="serializerType">Implements <see cref="ILambdaSerializer"/> and has a constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly, AllowMultiple = false)]
public sealed class LambdaSerializerAttribute(Type serializerType) : Attribute
{
    public Type SerializerType { get; set; } = serializerType;
}
