namespace Amazon.Lambda.Annotations;

/// <summary>Settings of all functions of an assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public class LambdaGlobalPropertiesAttribute : Attribute
{
    /// <summary>Writes a <c>Main</c> that runs the function named by the environment variable <c>ANNOTATIONS_HANDLER</c>.</summary>
    public bool GenerateMain { get; set; }

    /// <summary>For AWS's own deployment template only.</summary>
    public string Runtime { get; set; }
}
