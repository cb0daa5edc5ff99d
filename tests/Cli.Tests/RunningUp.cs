using System.Diagnostics;
using Comparison.Local.Stacks;

namespace Comparison.Cli.Tests;

/// <summary><c>compare up</c> as a process of its own, on any free port.</summary>
internal sealed class RunningUp : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private RunningUp(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public Uri Endpoint { get; private set; } = null!;

    public Dictionary<Variant, Uri> Apis { get; } = [];

    public static async Task<RunningUp> StartAsync(params string[] options)
    {
        var up = new RunningUp(Command.Start(["up", "--port", "0", "--no-page", "--ephemeral", .. options]));
        await up.ReadAsync();
        return up;
    }

    /// <summary>Ends it and tells what it had to say of errors.</summary>
    public async Task<string> StopAsync()
    {
        _process.Kill(); // at once, and in the same way everywhere
        await _process.WaitForExitAsync();
        return await _errors;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("start a request", StringComparison.Ordinal))
                Apis[(Variant)Apis.Count] = new Uri(new Uri(line.Split(' ')[^1]), "../");
            if (line.StartsWith("Listening on ", StringComparison.Ordinal))
            {
                Endpoint = new(line.Split(' ')[2]);
                return;
            }
        }
        throw new InvalidOperationException($"The local cloud did not start. {await _errors}");
    }
}
