namespace Comparison.Scenarios.Targets;

/// <summary>Programs of this machine that somebody else installed.</summary>
public static class ProgramPath
{
    /// <summary>Terraform, or else OpenTofu, which takes the same commands and variables; null where neither is on the PATH.</summary>
    public static string? FindTerraform() => Find("terraform") ?? Find("tofu");

    /// <summary>A program on the PATH; null where it is not.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".exe") })
            .FirstOrDefault(File.Exists);
}
