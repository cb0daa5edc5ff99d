using System.Diagnostics;

namespace Comparison.Local.Terraform;

/// <summary>The provider's own program, as Terraform would start it, without the TLS that Terraform would ask for.</summary>
internal sealed class ProviderProcess : IDisposable
{
    // Not a secret: it keeps people from starting the program by hand.
    private const string MagicCookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    private readonly Process _process;

    private ProviderProcess(Process process, string socket)
    {
        _process = process;
        Socket = socket;
    }

    /// <summary>The path of the unix socket on which the provider speaks gRPC.</summary>
    public string Socket { get; }

    /// <exception cref="InvalidOperationException">The program does not say where it listens.</exception>
    public static async Task<ProviderProcess> StartAsync(
        string program, Dictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Nobody's own profile, credentials or endpoints. With AWS_CA_BUNDLE the second configuration of one process would fail besides:
        // its HTTP client cannot take a certificate twice.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment.Remove("PLUGIN_CLIENT_CERT");
        start.Environment["PLUGIN_PROTOCOL_VERSIONS"] = "5";
        start.Environment["TF_PLUGIN_MAGIC_COOKIE"] = MagicCookie;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var process = Process.Start(start)!;
        try
        {
            process.ErrorDataReceived += (_, _) => { }; // its own log; a full pipe would stop it
            process.BeginErrorReadLine();
            var handshake = await process.StandardOutput.ReadLineAsync(cancellationToken) ?? "";
            return handshake.Split('|') is [_, "5", "unix", var socket, "grpc", ..]
                ? new(process, socket)
                : throw new InvalidOperationException($"The provider began with '{handshake}' and not with protocol 5 on a unix socket.");
        }
        catch
        {
            End(process);
            throw;
        }
    }

    public void Dispose() => End(_process);

    private static void End(Process process)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
