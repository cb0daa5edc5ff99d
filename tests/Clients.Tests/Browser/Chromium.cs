using System.Diagnostics;
using Comparison.Clients.Tests.Support;

namespace Comparison.Clients.Tests.Browser;

/// <summary>A browser without a window, with a profile of its own.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Quiet =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("comparison-browser-");
    private readonly Process _process;

    /// <param name="program">Found by <see cref="Tool.Find"/>.</param>
    public Chromium(Tool program, Uri page)
    {
        var start = new ProcessStartInfo(program.Path, [.. Quiet, $"--user-data-dir={_profile.FullName}", page.AbsoluteUri])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A helper of the browser still writes; the folder is the system's to clean.
        }
    }
}
