using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Comparison.Cli.Output;
using Comparison.Cli.Packaging;
using Comparison.Reports.Documents;
using Comparison.Scenarios.Targets;

namespace Comparison.Cli.Commands;

/// <summary><c>compare doctor</c>: what this machine has, and which AWS packages are in use and why.</summary>
internal sealed class DoctorCommand : Command
{
    public DoctorCommand()
        : base("doctor", "Says what this machine has, and which AWS packages are in use and why.") => SetAction(_ => Run());

    private static int Run()
    {
        Say("runtime", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} cores");
        Say($"port {UpCommand.DefaultPort}", IsFree(UpCommand.DefaultPort) ? "free" : "taken; use compare up --port");
        foreach (var (tool, path, use) in Tools)
            Say(tool, path ?? $"not found; only needed {use}");
        TableView.Write(Terminal.Console, new(
            "", [.. Column.Texts("AWS's package", "in use")], [.. AwsPackages.All.Select(package => (string[])[package.Name, package.Use])]));
        return Exit.Same;
    }

    // What `compare run` and `compare test` do not need.
    private static (string Tool, string? Path, string Use)[] Tools =>
    [
        ("aws", ProgramPath.Find("aws"), "to try the local cloud with AWS's own CLI"),
        ("node", ProgramPath.Find("node"), "to try the local cloud with AWS's JavaScript SDKs, and to render the talk"),
        ("terraform", ProgramPath.FindTerraform(), "to deploy, to AWS or with compare terraform; OpenTofu's tofu will do"),
    ];

    private static void Say(string what, string answer) => Terminal.Tell($"{what,-16} {answer}");

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
