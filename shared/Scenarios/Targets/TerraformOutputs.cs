using System.Diagnostics;

namespace Comparison.Scenarios.Targets;

/// <summary>Asks Terraform what it applied.</summary>
public static class TerraformOutputs
{
    /// <summary>The outputs of a root as JSON.</summary>
    /// <param name="place">A root's folder, or a file with what <c>terraform output -json</c> printed there.</param>
    /// <exception cref="DeploymentException">There is no Terraform or no such place, or Terraform refuses to say.</exception>
    public static async Task<string> ReadAsync(string place, CancellationToken cancellationToken)
    {
        if (File.Exists(place))
            return await File.ReadAllTextAsync(place, cancellationToken);
        if (!Directory.Exists(place))
            throw new DeploymentException($"There is no Terraform root {place}.");
        using var terraform = Start(place);
        var output = terraform.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = terraform.StandardError.ReadToEndAsync(cancellationToken);
        await terraform.WaitForExitAsync(cancellationToken);
        return terraform.ExitCode == 0
            ? await output
            : throw new DeploymentException($"Terraform cannot say what it applied in {place}: {Reason(await errors)}");
    }

    private static Process Start(string root)
    {
        var program = ProgramPath.FindTerraform()
            ?? throw new DeploymentException("--target aws asks Terraform what it applied, and neither terraform nor tofu is on the PATH.");
        return Process.Start(new ProcessStartInfo(program, [$"-chdir={root}", "output", "-json", "-no-color"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    // Terraform frames its errors with lines of box drawing, and may say something about its own configuration first.
    private static string Reason(string errors)
    {
        var lines = errors.Split('\n').Select(line => line.Trim(' ', '\r', '│', '╷', '╵')).Where(line => line.Length > 0).ToList();
        return lines.Find(line => line.StartsWith("Error:", StringComparison.Ordinal)) ?? lines.FirstOrDefault() ?? "it gives no reason";
    }
}
