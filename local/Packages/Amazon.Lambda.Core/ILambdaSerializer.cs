namespace Amazon.Lambda.Core;

/// <summary>Turns the payload of an invocation into the handler's input, and the handler's result into the response.</summary>
public interface ILambdaSerializer
{
    T Deserialize<T>(Stream requestStream);

    /// <summary>Leaves <paramref name="responseStream"/> open, positioned behind what was written.</summary>
    void Serialize<T>(T response, Stream responseStream);
}
