namespace Amazon.Lambda.Annotations.SourceGenerator.Models;

internal enum ParameterRole
{
    Event,
    Context,

    /// <summary>Comes from the services, not from the caller.</summary>
    Service,
}
