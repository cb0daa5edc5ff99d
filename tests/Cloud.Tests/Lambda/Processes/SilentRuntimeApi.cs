using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Processes;

namespace Comparison.Cloud.Tests.Lambda.Processes;

/// <summary>A Runtime API that takes calls and never answers: the programs before it never come to work.</summary>
internal sealed class SilentRuntimeApi : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SilentRuntimeApi() => _listener.Start();

    /// <summary>The environments that were started, in order.</summary>
    public List<Sandbox> Started { get; } = [];

    /// <summary>Starts the probe as an environment.</summary>
    public Sandbox Start(FunctionDefinition function, string version, Action<Sandbox> isFree)
    {
        var sandbox = new Sandbox($"{Started.Count}", function, version, isFree);
        var program = Path.Combine(AppContext.BaseDirectory, $"{ProbeAccount.Handler}.dll");
        var start = new ProcessStartInfo(DotnetHost.Program, [program]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = $"{_listener.LocalEndpoint}";
        sandbox.Start(start, _ => { });
        Started.Add(sandbox);
        return sandbox;
    }

    public void Dispose()
    {
        Started.ForEach(sandbox => sandbox.Kill());
        _listener.Dispose();
    }
}
