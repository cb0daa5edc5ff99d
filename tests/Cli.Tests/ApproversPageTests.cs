using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Comparison.Tests.Shared;

namespace Comparison.Cli.Tests;

/// <summary>What <c>docs/approvers.md</c> tells to type is typed, in its order, against a local cloud; somebody takes the place of Slack.</summary>
public sealed class ApproversPageTests
{
    private static readonly string[] Tools = ["bash", "curl", "aws", "jq", "openssl"];

    [Fact]
    public async Task Page_TypedFromTopToBottom_DecidesByMailHookAndSlack()
    {
        SkipWithoutTools();
        await using var up = await RunningUp.StartAsync("--queue-delay", "0");
        using var slack = new HttpListener();
        var (hookPort, slackPort) = (FreePort(), FreePort());
        slack.Prefixes.Add($"http://127.0.0.1:{slackPort}/");
        slack.Start();
        var toSlack = AnswerAsync(slack);

        var output = await BashAsync(Script()
            .Replace("http://127.0.0.1:4566", up.Endpoint.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal)
            .Replace("http://127.0.0.1:5081", $"http://127.0.0.1:{hookPort}", StringComparison.Ordinal)
            .Replace("https://hooks.slack.com/services/T0/B0/XXXX", $"http://127.0.0.1:{slackPort}/", StringComparison.Ordinal)
            .Replace("./compare", $"dotnet {typeof(RepositoryFiles).Assembly.Location}", StringComparison.Ordinal));

        Assert.Contains("\"subject\":\"A decision waits\"", output, StringComparison.Ordinal);
        Assert.Contains("Approve request REQ-003? approval.REQ-003.approval, by security@example.com or dba@example.com", output, StringComparison.Ordinal);
        Assert.Contains("moderation.ART-FLAGGED.review: approve by moderators@example.com, answered 200", output, StringComparison.Ordinal);
        Assert.Equal(2, output.Split("\"status\":\"succeeded\"").Length - 1);
        Assert.Contains("\"action_id\":\"approve\"", await toSlack, StringComparison.Ordinal);
    }

    private static string Script() => string.Join('\n', PageBlock.Read(Path.Combine(RepositoryFiles.Root, "docs", "approvers.md"))
        .Where(block => block.Test == nameof(ApproversPageTests)).SelectMany(block => block.Text));

    private static async Task<string> AnswerAsync(HttpListener slack)
    {
        var call = await slack.GetContextAsync();
        using var reader = new StreamReader(call.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        call.Response.Close();
        return body;
    }

    private static async Task<string> BashAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"set -euo pipefail\ntrap 'kill $(jobs -p) 2>/dev/null' EXIT\n{script}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryFiles.Root,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{await output}\n{await errors}");
        return await output;
    }

    private static void SkipWithoutTools()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("COMPARE_ALL") == "1", "Runs with compare test --all (COMPARE_ALL=1).");
        var path = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator);
        var missing = Array.Find(Tools, tool => !path.Any(folder => File.Exists(Path.Combine(folder, tool))));
        Assert.SkipWhen(missing is not null, $"There is no {missing} on this machine.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
