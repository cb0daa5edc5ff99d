using System.Diagnostics;

namespace Comparison.JavaScript.Tests;

/// <summary>A program of Node, killed when the test is done with it.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private Node(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public static Node Start(string program, string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>Runs a program to its end; one that fails, fails the test.</summary>
    /// <inheritdoc cref="Start"/>
    public static async Task<string> RunAsync(string program, string folder, params string[] arguments)
    {
        await using var node = Start(program, folder, [], arguments);
        return await node.ReadToEndAsync();
    }

    /// <summary>The next line of output; the test fails with what the program complained about when it ends instead.</summary>
    public async Task<string> ReadLineAsync()
    {
        if (await _process.StandardOutput.ReadLineAsync() is { } line)
            return line;
        throw new InvalidOperationException($"{_process.StartInfo.FileName} ended: {await _errors}");
    }

    /// <summary>All output of a program that ends by itself.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{_process.StartInfo.FileName} failed: {output}{await _errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _errors;
        _process.Dispose();
    }
}
