using System.ComponentModel;
using System.Diagnostics;
using Comparison.Local.Terraform;

namespace Comparison.Terraform.Tests.Support;

/// <summary>What these tests need of the machine: Terraform, and the AWS provider's program. Nothing is downloaded.</summary>
/// <param name="Provider">The provider's program; null where something is missing.</param>
/// <param name="Missing">What, for whoever reads why tests were skipped.</param>
internal sealed record Installation(string? Provider, string Missing)
{
    public static async Task<Installation> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("COMPARE_ALL") != "1")
            return new(null, "Needs Terraform and its AWS provider: run `compare test --all`.");
        if (ProviderMirror.FindProgram() is not { } program)
            return new(null, "There is no mirror with hashicorp/aws 5 here; COMPARE_PROVIDER_MIRROR can name one.");
        try
        {
            var version = new ProcessStartInfo("terraform", ["version"]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var terraform = Process.Start(version)!;
            await terraform.WaitForExitAsync();
            return new(program, "");
        }
        catch (Win32Exception)
        {
            return new(null, "Terraform is not installed.");
        }
    }
}
