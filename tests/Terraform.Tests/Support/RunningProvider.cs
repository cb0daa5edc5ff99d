using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Comparison.Terraform.Tests.Support;

/// <summary>The tests' provider, started once for many commands of Terraform, one after another; each would start it several times.</summary>
internal sealed class RunningProvider : IDisposable
{
    private readonly Process _process;

    private RunningProvider(Process process, string socket)
    {
        _process = process;
        Reattach = new JsonObject
        {
            ["registry.terraform.io/hashicorp/aws"] = new JsonObject
            {
                ["Protocol"] = "grpc",
                ["ProtocolVersion"] = 5,
                ["Pid"] = process.Id,
                ["Test"] = true,
                ["Addr"] = new JsonObject { ["Network"] = "unix", ["String"] = socket },
            },
        }.ToJsonString();
    }

    /// <summary>What <c>TF_REATTACH_PROVIDERS</c> must be for Terraform to come here.</summary>
    public string Reattach { get; }

    /// <param name="environment">It, not Terraform, reads AWS's variables.</param>
    public static async Task<RunningProvider> StartAsync(IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Checkout.Provider) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        var handshake = await process.StandardOutput.ReadLineAsync() ?? "";
        return new(process, handshake.Split('|')[3]);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
