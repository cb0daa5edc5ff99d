using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Comparison.Cli.Tests;

/// <summary><c>compare serve</c> as users start it: the page answers, and ends with whoever started it.</summary>
public sealed class ServeTests
{
    [Fact]
    public async Task Serve_Page_Answers() => Assert.Contains("<html", await ServedAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task Serve_PortIsTaken_SaysSoInOneLine()
    {
        SkipUnlessAll();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        using var serve = Command.Start("serve", "--port", port);

        var said = await serve.StandardError.ReadToEndAsync();
        await serve.WaitForExitAsync();

        Assert.Equal(2, serve.ExitCode);
        var last = said.TrimEnd().Split('\n')[^1].Trim();
        Assert.StartsWith("The page does not start: Failed to bind", last, StringComparison.Ordinal);
        Assert.Contains($":{port}", last, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", last, StringComparison.Ordinal); // no stack trace
    }

    private static void SkipUnlessAll() => Assert.SkipUnless(
        Environment.GetEnvironmentVariable("COMPARE_ALL") == "1", "Builds the page. Runs with compare test --all (COMPARE_ALL=1).");

    private static async Task<string> ServedAsync()
    {
        SkipUnlessAll();
        using var serve = Command.Start("serve", "--port", "0");
        try
        {
            var errors = serve.StandardError.ReadToEndAsync();
            while (await serve.StandardOutput.ReadLineAsync() is { } line)
                if (line.StartsWith("The page is at ", StringComparison.Ordinal))
                {
                    using var http = new HttpClient();
                    return await http.GetStringAsync(new Uri(line.Split(' ')[4]));
                }
            throw new InvalidOperationException($"The page did not come. {await errors}");
        }
        finally
        {
            serve.Kill();
            await serve.WaitForExitAsync();
        }
    }
}
