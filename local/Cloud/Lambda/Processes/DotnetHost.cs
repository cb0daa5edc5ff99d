using System.Runtime.InteropServices;

namespace Comparison.Local.Cloud.Lambda.Processes;

/// <summary>The <c>dotnet</c> that runs this process, which need not be on the path.</summary>
internal static class DotnetHost
{
    /// <summary>The folder with the host and, below <c>shared</c>, the frameworks.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public static string Program { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
}
