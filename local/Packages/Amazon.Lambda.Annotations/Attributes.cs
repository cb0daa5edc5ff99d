namespace Amazon.Lambda.Annotations;

/// <summary>Makes a method a Lambda function: the generator writes the class <c>Class_Method_Generated</c> that Lambda calls.</summary>
/// <remarks>The settings go into AWS's own deployment template; the suite deploys with Terraform and leaves them unset.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public class LambdaFunctionAttribute : Attribute
{
    public string ResourceName { get; set; }

    /// <summary>Seconds, 1 to 900.</summary>
    public uint Timeout { get; set; }

    /// <summary>MB, 128 to 10240.</summary>
    public uint MemorySize { get; set; }

    public string Role { get; set; }

    public string Policies { get; set; }

    public LambdaPackageType PackageType { get; set; }
}

public enum LambdaPackageType
{
    Zip = 0,
    Image = 1,
}

/// <summary>Marks the one class of an assembly that registers the services of its functions.</summary>
/// <remarks>It has a constructor without parameters and <c>void ConfigureServices(IServiceCollection)</c>, which is not static.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public class LambdaStartupAttribute : Attribute;

/// <summary>Settings of all functions of an assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public class LambdaGlobalPropertiesAttribute : Attribute
{
    /// <summary>Writes a <c>Main</c> that runs the function named by the environment variable <c>ANNOTATIONS_HANDLER</c>.</summary>
    public bool GenerateMain { get; set; }

    /// <summary>For AWS's own deployment template only.</summary>
    public string Runtime { get; set; }
}

/// <summary>Takes a parameter from the services of the invocation's scope; it is no part of the event.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class FromServicesAttribute : Attribute;

/// <summary>Makes a Lambda function durable. Its method takes the input and an <c>IDurableContext</c>, and returns a task.</summary>
/// <param name="executionTimeout">Seconds that the whole execution may take, its waits included.</param>
[AttributeUsage(AttributeTargets.Method)]
public class DurableExecutionAttribute(int executionTimeout) : Attribute
{
    public int ExecutionTimeout { get; } = executionTimeout;

    /// <summary>Days that the service keeps the history of a finished execution.</summary>
    public int RetentionPeriodInDays { get; set; }
}
