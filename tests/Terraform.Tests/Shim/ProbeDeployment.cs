using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Cloud.Lambda;
using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests.Shim;

/// <summary>The configuration <c>probe</c>, applied to an account that has Lambda alone.</summary>
internal sealed class ProbeDeployment : IAsyncDisposable
{
    private const string Account = "123456789012";

    private readonly string _package = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly LocalCloud _cloud;
    private readonly TerraformEngine _terraform;
    private readonly HttpClient _http;

    private ProbeDeployment(LocalCloud cloud, TerraformEngine terraform)
    {
        _cloud = cloud;
        _terraform = terraform;
        _http = new() { BaseAddress = cloud.Endpoint };
        _http.DefaultRequestHeaders.Add("Authorization", $"AWS4-HMAC-SHA256 Credential={Account}/20300101/us-east-1/lambda/aws4_request");
        using var zip = ZipFile.Open(_package, ZipArchiveMode.Create);
        zip.CreateEntry("Probe.dll"); // created, and never invoked
    }

    /// <summary>Skips the test where Terraform is not to be had.</summary>
    public static async Task<ProbeDeployment> StartAsync()
    {
        var installation = await Installation.FindAsync();
        Assert.SkipWhen(installation.Provider is null, installation.Missing);
        var cloud = await LocalCloud.StartAsync();
        var account = cloud.AddAccount(Account);
        account.Add(new LambdaService(account.Context));
        return new(cloud, await TerraformEngine.StartAsync(installation.Provider, cloud.Endpoint, Account, CancellationToken.None));
    }

    /// <param name="durable">The block's values as an HCL object, or <c>null</c>.</param>
    public Task<TerraformRun> RunAsync(string command, string durable, params string[] options) => _terraform.RunAsync(
        Path.Combine(Repository.Root, "tests", "Terraform.Tests", "Configurations", "probe"),
        [command, "-input=false", $"-state={_terraform.State}", $"-var=package={_package}", $"-var=durable={durable}", .. options],
        TestContext.Current.CancellationToken);

    public async Task ApplyAsync(string durable)
    {
        var run = await RunAsync("apply", durable, "-auto-approve");
        Assert.True(run.ExitCode == 0, run.Text);
    }

    public async Task<JsonObject> ConfigurationAsync(string qualifier) =>
        (await _http.GetFromJsonAsync<JsonObject>($"2015-03-31/functions/probe/configuration?Qualifier={qualifier}"))!;

    public async Task ConfigureAsync(JsonObject change)
    {
        using var answer = await _http.PutAsJsonAsync("2015-03-31/functions/probe/configuration", change);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await _terraform.DisposeAsync();
        await _cloud.DisposeAsync();
        _http.Dispose();
        File.Delete(_package);
    }
}
