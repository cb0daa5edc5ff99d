namespace Comparison.Terraform.Tests.Support;

/// <summary>How a command of Terraform ended, and what it wrote.</summary>
internal sealed record TerraformRun(int ExitCode, string Output, string Errors)
{
    public string Text => Output + Errors;
}
