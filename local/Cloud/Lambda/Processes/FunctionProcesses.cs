using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Logs;

namespace Comparison.Local.Cloud.Lambda.Processes;

/// <summary>The unpacked zips of one account's functions and the processes that run from them.</summary>
/// <remarks>
/// None of them outlives this process: they are ended when it is disposed or exits, and one that is killed outright takes the
/// Runtime API with it, without which a function's program ends by itself.
/// </remarks>
public sealed class FunctionProcesses : IAsyncDisposable
{
    // All that a program inherits: where tools and temporary files are, and what Windows cannot do without.
    private static readonly string[] Inherited = ["PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR"];

    private readonly AccountContext _account;
    private readonly LogStore _logs;
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, FunctionCode> _codes = [];
    private readonly ConcurrentDictionary<string, Sandbox> _sandboxes = new();
    private bool _closed;

    internal FunctionProcesses(AccountContext account, LogStore logs)
    {
        (_account, _logs) = (account, logs);
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>The processes that are there now, by function.</summary>
    public ILookup<string, int> Running
    {
        get
        {
            lock (_gate) // under which a process is started: there is none without an id
                return _sandboxes.Values
                    .Where(sandbox => !sandbox.Ended.IsCancellationRequested)
                    .ToLookup(sandbox => sandbox.FunctionName, sandbox => sandbox.ProcessId);
        }
    }

    /// <summary>A runtime for the program in a zip.</summary>
    /// <param name="handler">The name of the assembly that is the program. It finds the function by <c>ANNOTATIONS_HANDLER</c>.</param>
    /// <exception cref="InvalidDataException">It is no zip of a function's package.</exception>
    /// <exception cref="FunctionCodeException">It is too large, or does not hold the assembly.</exception>
    public ProcessRuntime Run(ReadOnlyMemory<byte> zip, string handler)
    {
        var code = Unpack(zip);
        var program = code.Program(handler);
        return new((function, version, isFree) => Start(code, program, handler, function, version, isFree), _time);
    }

    /// <summary>Ends the processes of a function that is no more.</summary>
    internal void End(string functionName)
    {
        foreach (var sandbox in _sandboxes.Values.Where(sandbox => sandbox.FunctionName == functionName))
            sandbox.Kill();
    }

    internal Sandbox? Find(string id) => _sandboxes.GetValueOrDefault(id);

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        lock (_gate)
            _closed = true;
        foreach (var sandbox in _sandboxes.Values)
            await sandbox.DisposeAsync();
        foreach (var code in _codes.Values)
            Directory.Delete(code.Root, recursive: true);
        _codes.Clear();
    }

    // Functions with the same zip share its folder: nothing may write there, as on Lambda.
    private FunctionCode Unpack(ReadOnlyMemory<byte> zip)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(zip.Span));
        lock (_gate)
            return _codes.TryGetValue(hash, out var known) ? known : _codes[hash] = FunctionCode.Unpack(zip);
    }

    private Sandbox Start(
        FunctionCode code, string program, string handler, FunctionDefinition function, string version, Action<Sandbox> isFree)
    {
        var sandbox = new Sandbox(_account.Ids.NewGuid(), function, version, isFree);
        var start = new ProcessStartInfo(DotnetHost.Program, [program])
        {
            WorkingDirectory = code.Root,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        SetEnvironment(start.Environment, FunctionVariables.For(
            _account, function, version, FunctionVariables.RuntimeApi(_account, function.Name, sandbox.Id)));
        start.Environment["_HANDLER"] = handler;
        start.Environment["LAMBDA_TASK_ROOT"] = code.Root;
        lock (_gate)
        {
            if (_closed)
            {
                sandbox.Refuse();
                return sandbox;
            }
            _sandboxes[sandbox.Id] = sandbox;
            sandbox.Ended.Register(() => _sandboxes.TryRemove(sandbox.Id, out _));
            try
            {
                sandbox.Start(start, line => _logs.AddOutput(function.Name, line));
            }
            catch
            {
                sandbox.Refuse(); // there is no process to end
                throw;
            }
            return sandbox;
        }
    }

    private static void SetEnvironment(IDictionary<string, string?> environment, Dictionary<string, string> variables)
    {
        foreach (var name in environment.Keys.Except(Inherited, StringComparer.OrdinalIgnoreCase).ToList())
            environment.Remove(name);
        environment["DOTNET_ROOT"] = DotnetHost.Root;
        foreach (var (name, value) in variables)
            environment[name] = value;
    }

    private void OnExit(object? sender, EventArgs arguments)
    {
        foreach (var sandbox in _sandboxes.Values)
            sandbox.Kill();
    }
}

/// <summary>The <c>dotnet</c> that runs this process, which need not be on the path.</summary>
internal static class DotnetHost
{
    /// <summary>The folder with the host and, below <c>shared</c>, the frameworks.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public static string Program { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
}
