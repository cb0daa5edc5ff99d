using Amazon.Runtime;
using Comparison.Scenarios.Targets;
using Comparison.Web.Hosting;
using Comparison.Web.Traces;

try
{
    var options = PageOptions.Parse(args);
    await using var app = PageHost.Build(
        options.Port, await PageCloud.OpenAsync(options), TraceTarget.Read(Environment.GetEnvironmentVariable));
    await app.StartAsync();
    // What compare reads, and shows.
    await Console.Out.WriteLineAsync($"Page at {app.Urls.First()}");
    if (options.EndsWithInput)
        _ = Task.Run(async () =>
        {
            while (await Console.In.ReadLineAsync() is not null)
            {
            }
            await app.StopAsync();
        });
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception refusal) when (refusal is FormatException or DeploymentException or AmazonClientException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(refusal.Message.Split('\n')[0].Trim());
    return 2;
}
