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
