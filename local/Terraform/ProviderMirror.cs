using System.Text.RegularExpressions;

namespace Comparison.Local.Terraform;

/// <summary>The AWS provider's program in a mirror on this machine; nothing is downloaded.</summary>
/// <remarks>
/// A mirror is a folder with <c>registry.terraform.io/hashicorp/aws/VERSION/OS_ARCH/</c> in it. Looked for where the variable
/// <c>COMPARE_PROVIDER_MIRROR</c> says, where Terraform's CLI configuration says, where Terraform looks without one, and
/// one level below <c>/opt</c>.
/// </remarks>
public static partial class ProviderMirror
{
    /// <summary>The newest of them; null where there is none.</summary>
    public static string? FindProgram() => Mirrors()
        .Select(mirror => Path.Combine(mirror, "registry.terraform.io", "hashicorp", "aws"))
        .Where(Directory.Exists)
        .SelectMany(versions => Directory.EnumerateFiles(versions, "terraform-provider-aws_v5*", SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal)
        .LastOrDefault();

    private static IEnumerable<string> Mirrors()
    {
        if (Environment.GetEnvironmentVariable("COMPARE_PROVIDER_MIRROR") is { Length: > 0 } given)
            yield return given;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var configuration = Environment.GetEnvironmentVariable("TF_CLI_CONFIG_FILE") ?? Path.Combine(home, ".terraformrc");
        if (File.Exists(configuration))
            foreach (Match mirror in FilesystemMirror().Matches(File.ReadAllText(configuration)))
                yield return mirror.Groups[1].Value;
        yield return Path.Combine(home, ".terraform.d", "plugins");
        yield return Path.Combine(home, ".local", "share", "terraform", "plugins");
        yield return "/usr/local/share/terraform/plugins";
        yield return "/usr/share/terraform/plugins";
        if (Directory.Exists("/opt"))
            foreach (var folder in Directory.EnumerateDirectories("/opt"))
                yield return folder;
    }

    [GeneratedRegex("""filesystem_mirror\s*\{[^}]*?\bpath\s*=\s*"([^"]+)""")]
    private static partial Regex FilesystemMirror();
}
