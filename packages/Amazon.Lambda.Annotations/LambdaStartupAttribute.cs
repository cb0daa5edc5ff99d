namespace Amazon.Lambda.Annotations;

/// <summary>Marks the one class of an assembly whose <c>ConfigureServices(IServiceCollection)</c> registers what the functions need.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class LambdaStartupAttribute : Attribute;
