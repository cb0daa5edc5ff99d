namespace Amazon.Lambda.Annotations;

/// <summary>Marks the one class of an assembly that registers the services of its functions.</summary>
/// <remarks>It has a constructor without parameters and <c>void ConfigureServices(IServiceCollection)</c>, which is not static.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public class LambdaStartupAttribute : Attribute;
