using Comparison.Scenarios.Targets;

namespace Comparison.Terraform.Tests.Support;

/// <summary>What these tests need of the machine: Terraform, and version 5 of its AWS provider. Nothing is downloaded.</summary>
internal static class Installation
{
    /// <summary>The newest program of hashicorp/aws 5 in a mirror: where <c>COMPARE_PROVIDER_MIRROR</c> says, where Terraform looks, or below <c>/opt</c>.</summary>
    public static string? Provider { get; } = Mirrors()
        .Select(mirror => Path.Combine(mirror, "registry.terraform.io", "hashicorp", "aws"))
        .Where(Directory.Exists)
        .SelectMany(versions => Directory.EnumerateFiles(versions, "terraform-provider-aws_v5*", SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal)
        .LastOrDefault();

    /// <summary>What is missing, for whoever reads why tests were skipped; null where nothing is.</summary>
    public static string? Missing => Environment.GetEnvironmentVariable("COMPARE_ALL") != "1"
        ? "Needs Terraform and its AWS provider: run `compare test --all`."
        : ProgramPath.Find("terraform") is null ? "Terraform is not installed."
        : Provider is null ? "There is no mirror with hashicorp/aws 5 here; COMPARE_PROVIDER_MIRROR can name one."
        : null;

    private static IEnumerable<string> Mirrors() =>
    [
        Environment.GetEnvironmentVariable("COMPARE_PROVIDER_MIRROR") ?? "/usr/local/share/terraform/plugins",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".terraform.d", "plugins"),
        .. Directory.Exists("/opt") ? Directory.EnumerateDirectories("/opt") : [],
    ];
}
