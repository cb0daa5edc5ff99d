namespace Amazon.Lambda.DurableExecution;

/// <summary>What a serializer may do beside <see cref="Core.ILambdaSerializer"/>: it is told whose result it is given.</summary>
/// <remarks>Asked for results of steps, child contexts, conditions, branches and items; not for callbacks and invoked functions.</remarks>
public interface IDurableResultSerializer
{
    void Serialize<T>(T value, Stream stream, DurableSerializationContext context);

    T Deserialize<T>(Stream stream, DurableSerializationContext context);
}
