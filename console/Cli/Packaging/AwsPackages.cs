using System.Reflection;
using System.Xml.Linq;

namespace Comparison.Cli.Packaging;

/// <summary>Whose AWS packages this program was built with: AWS's, from the feed, or the stand-ins of <c>local/Packages</c>.</summary>
internal static class AwsPackages
{
    private static readonly Dictionary<string, string> Facts = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .ToDictionary(fact => fact.Key, fact => fact.Value ?? "");

    /// <summary>The build's property of that name: <c>official</c>, <c>local</c>, or the names of those that are AWS's.</summary>
    public static string Property => Facts["AwsPackages"];

    /// <summary><c>official</c> if all are AWS's, else <c>local</c>: what may be deployed to AWS, and what not.</summary>
    public static string Mode => Property == "official" ? "official" : "local";

    /// <summary>Package by package what is in use, and why.</summary>
    public static IEnumerable<(string Name, string Use)> All
    {
        get
        {
            var official = Facts["AwsOfficialPackages"].Split(';');
            var reasons = Reasons();
            return Facts["AwsPackageNames"].Split(';').Select(name => (name, official.Contains(name)
                ? $"AWS's, {Version(name)}"
                : $"stand-in: {reasons.GetValueOrDefault(name, "AWS's own would meet another stand-in")}"));
        }
    }

    // What build/compare.proj found out is no reason where somebody asked for something else.
    private static Dictionary<string, string> Reasons()
    {
        var answer = Path.Combine(RepositoryFiles.Artifacts, "aws-packages.props");
        if (!File.Exists(answer) || XDocument.Load(answer) is var found && found.Descendants("AwsPackages").Single().Value != Property)
            return Facts["AwsPackageNames"].Split(';').ToDictionary(name => name, _ => "the environment variable AwsPackages asked for it, or nobody asked the feed");
        return found.Descendants("AwsStandIn").ToDictionary(item => item.Attribute("Include")!.Value, item => item.Attribute("Reason")!.Value);
    }

    private static string Version(string name) =>
        Assembly.Load(name).GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "version unknown";
}
