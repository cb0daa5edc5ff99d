namespace Amazon.Lambda.Annotations.SourceGenerator.Models;

internal sealed record ParameterModel(string Type, string Name, ParameterRole Role)
{
    /// <summary>Its name in the generated method, where AWS's generator keeps clear of the names in its own code.</summary>
    public string GeneratedName => Role == ParameterRole.Context ? "__context__" : $"__{Name}__";
}
