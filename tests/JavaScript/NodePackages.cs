using System.ComponentModel;

namespace Comparison.JavaScript.Tests;

/// <summary>The scripts of this project with the npm packages that they import, installed once for the test run into a folder of its own.</summary>
public sealed class NodePackages : IAsyncLifetime
{
    private DirectoryInfo? _folder;

    /// <summary>Why there is nothing to run; null when there is.</summary>
    public string? Missing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("COMPARE_ALL") != "1")
        {
            Missing = "Needs Node and npm packages: run `compare test --all`.";
            return;
        }
        try
        {
            await Node.RunAsync("node", AppContext.BaseDirectory, "--version");
        }
        catch (Win32Exception)
        {
            Missing = "Node is not installed.";
            return;
        }
        _folder = Directory.CreateTempSubdirectory("comparison-javascript-");
        foreach (var script in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Scripts")))
            File.Copy(script, Path.Combine(_folder.FullName, Path.GetFileName(script)));
        await Node.RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", _folder.FullName, "ci", "--no-audit", "--no-fund");
    }

    /// <summary>Starts a script against that endpoint; skips the test when there is nothing to run.</summary>
    internal Node Start(string script, Uri endpoint, string account)
    {
        Assert.SkipWhen(_folder is null, Missing ?? "");
        return Node.Start("node", _folder.FullName, new()
        {
            ["AWS_ENDPOINT_URL"] = endpoint.GetLeftPart(UriPartial.Authority),
            ["AWS_ACCESS_KEY_ID"] = account,
            ["AWS_SECRET_ACCESS_KEY"] = "local",
            ["AWS_REGION"] = "us-east-1",
        }, script);
    }

    public ValueTask DisposeAsync()
    {
        _folder?.Delete(recursive: true);
        return default;
    }
}
