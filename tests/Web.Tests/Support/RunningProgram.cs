using System.Diagnostics;
using Comparison.Scenarios.Twins;

namespace Comparison.Web.Tests.Support;

/// <summary>A program of the suite as users have it: a process of its own, which says where it listens.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private const string Page = "Comparison.Web";
    private const string PageProgram = "Comparison.Web.dll";
    private const string PageReady = "Page at ";

    private readonly Process _process;

    private RunningProgram(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>The page over what these options of it name.</summary>
    public static Task<RunningProgram> ServeAsync(params string[] shown) =>
        StartAsync(Page, PageProgram, PageReady, ["--port", "0", "--ends-with-input", .. shown]);

    /// <summary>The page on any free port.</summary>
    public static Task<RunningProgram> ServeAsync(Uri cloud) => ServeAsync("--cloud", cloud.ToString());

    /// <summary>The page over what Terraform applied, wherever <c>AWS_ENDPOINT_URL</c> of the environment points.</summary>
    public static Task<RunningProgram> ServeAppliedAsync(IEnumerable<string> roots, IReadOnlyDictionary<string, string?> environment) => StartAsync(
        Page, PageProgram, PageReady, ["--port", "0", "--ends-with-input", "--allow-local-packages", .. roots.SelectMany(root => new[] { "--terraform", root })], environment);

    /// <summary><c>compare up</c> without its page.</summary>
    /// <param name="port">0 for any free port.</param>
    public static Task<RunningProgram> UpAsync(int port) =>
        StartAsync("Comparison.Cli", "compare.dll", "Listening on ", ["up", "--no-page", "--ephemeral", "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture)]);

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<RunningProgram> StartAsync(
        string project, string program, string ready, string[] arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var path = Path.Combine(SourceTree.Root, "artifacts", "bin", project, "release", program);
        var start = new ProcessStartInfo("dotnet", [path, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (environment is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment)
                start.Environment[name] = value;
        }
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith(ready, StringComparison.Ordinal))
                return new(process, new(line[ready.Length..].Split(' ')[0]));
        throw new InvalidOperationException($"{program} did not start: {await errors}");
    }
}
