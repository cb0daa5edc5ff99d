namespace Comparison.Cli.Tests;

/// <summary><c>compare serve</c> as users start it: the page answers, and ends with whoever started it.</summary>
public sealed class ServeTests
{
    [Fact]
    public async Task Serve_Page_Answers() => Assert.Contains("<html", await ServedAsync(), StringComparison.Ordinal);

    private static async Task<string> ServedAsync()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("COMPARE_ALL") == "1", "Builds the page. Runs with compare test --all (COMPARE_ALL=1).");
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
