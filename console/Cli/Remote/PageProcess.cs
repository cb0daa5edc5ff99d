using System.Diagnostics;
using Comparison.Cli.Output;
using Comparison.Cli.Packaging;

namespace Comparison.Cli.Remote;

/// <summary>The page: a process of its own, built if need be, which ends with whoever started it.</summary>
internal sealed class PageProcess : IAsyncDisposable
{
    private const string Ready = "Page at ";

    private readonly Process _process;

    private PageProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Completes when the page has ended by itself.</summary>
    public Task Ended => _process.WaitForExitAsync();

    /// <param name="arguments">As the page's own options are.</param>
    /// <param name="progress">Takes a line when there is something to wait for.</param>
    /// <exception cref="PageFailedException">It cannot be built or does not start; the message is one line.</exception>
    public static async Task<PageProcess> StartAsync(
        IReadOnlyList<string> arguments, Action<string> progress, CancellationToken cancellationToken)
    {
        var build = new PageBuild(RepositoryFiles.Root, AwsPackages.Property);
        try
        {
            if (build.IsNeeded)
            {
                await Terminal.WaitAsync("building the page", async shown =>
                {
                    if (shown is null)
                        progress("Building the page …");
                    await build.RunAsync(cancellationToken);
                    return build;
                });
            }
        }
        catch (PackageBuildException failed)
        {
            throw new PageFailedException(failed.Message);
        }
        var process = Process.Start(new ProcessStartInfo("dotnet", [build.Program, .. arguments, "--ends-with-input"])
        {
            RedirectStandardInput = true, // closed with this process, however it ends
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return await ReadyAsync(process, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<PageProcess> ReadyAsync(Process process, CancellationToken cancellationToken)
    {
        var page = new PageProcess(process, new("http://127.0.0.1"));
        try
        {
            process.ErrorDataReceived += (_, line) =>
            {
                if (line.Data is not null)
                    Console.Error.WriteLine(line.Data);
            };
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
                if (line.StartsWith(Ready, StringComparison.Ordinal))
                {
                    process.BeginErrorReadLine();
                    _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None); // or a full pipe would hold it up
                    return new(process, new(line[Ready.Length..]));
                }
            throw new PageFailedException(await process.StandardError.ReadToEndAsync(cancellationToken));
        }
        catch
        {
            await page.DisposeAsync();
            throw;
        }
    }
}

/// <summary>The page could not be built or did not start.</summary>
internal sealed class PageFailedException(string said)
    : Exception($"The page does not start: {said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "it gives no reason"}");
