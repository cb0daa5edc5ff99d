using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Lambda.Processes;

/// <summary>The function <c>probe</c>, run as processes from a zip of <c>tests/ProbeFunction</c>.</summary>
internal sealed class ProbeAccount : IAsyncDisposable
{
    public const string Handler = "Comparison.ProbeFunction";

    private ProbeAccount(LambdaAccount account, TimeSpan timeout)
    {
        Account = account;
        account.Lambda.Register(new("probe", account.Lambda.Processes.Run(Zip(), Handler))
        {
            Timeout = timeout,
            Environment = new Dictionary<string, string> { ["COLOUR"] = "blue" },
        });
    }

    public LambdaAccount Account { get; }

    /// <summary>The ids of the processes that are there.</summary>
    public IReadOnlyList<int> Processes => [.. Account.Lambda.Processes.Running["probe"]];

    public static async Task<ProbeAccount> StartAsync(TimeSpan? timeout = null) =>
        new(await LambdaAccount.StartAsync(), timeout ?? TimeSpan.FromMinutes(1));

    public async Task<JsonNode> InvokeAsync(string? order = null)
    {
        var payload = new JsonObject { ["do"] = order }.ToJsonString();
        var result = await Account.Lambda.InvokeAsync(new("probe", Encoding.UTF8.GetBytes(payload)), CancellationToken.None);
        return JsonNode.Parse(result.Payload.Span)!;
    }

    public ValueTask DisposeAsync() => Account.DisposeAsync();

    private static byte[] Zip()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create))
            foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*").Where(IsItsOwn))
                archive.CreateEntryFromFile(file, Path.GetFileName(file));
        return zip.ToArray();
    }

    // The program and what it stands on were copied beside the tests.
    private static bool IsItsOwn(string file) =>
        Path.GetFileName(file) is var name
        && (name.StartsWith(Handler, StringComparison.Ordinal) || name.StartsWith("Amazon.Lambda.", StringComparison.Ordinal));
}
