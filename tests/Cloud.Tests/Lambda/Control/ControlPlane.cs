using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Lambda.Control;

/// <summary>An account whose functions are made by request.</summary>
internal sealed class ControlPlane : IAsyncDisposable
{
    public const string Functions = "2015-03-31/functions";
    public const string Mappings = "2015-03-31/event-source-mappings";

    private ControlPlane(LambdaAccount account) => Account = account;

    public LambdaAccount Account { get; }

    public static async Task<ControlPlane> StartAsync() => new(await LambdaAccount.StartAsync());

    /// <summary>What CreateFunction is asked for, with some members changed; null takes one out.</summary>
    public static JsonObject Function(params (string Member, JsonNode? Value)[] changes)
    {
        var request = new JsonObject
        {
            ["FunctionName"] = "probe",
            ["Runtime"] = "dotnet10",
            ["Role"] = "arn:aws:iam::000000000001:role/probe",
            ["Handler"] = "Probe",
            ["Code"] = new JsonObject { ["ZipFile"] = Zip("first") },
        };
        foreach (var (member, value) in changes)
            request[member] = value;
        return request;
    }

    /// <summary>A zip with a program that is none, in base64.</summary>
    public static string Zip(string content)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        using (var program = archive.CreateEntry("Probe.dll").Open())
            program.Write(Encoding.UTF8.GetBytes(content));
        return Convert.ToBase64String(zip.ToArray());
    }

    /// <summary>The answer; empty for one without a body.</summary>
    public async Task<JsonNode> SendAsync(string method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await Account.Http.SendAsync(request);
        return answer.Content.Headers.ContentLength is null or 0 ? new JsonObject() : await LambdaAccount.ReadAsync(answer);
    }

    public Task<JsonNode> CreateAsync(params (string Member, JsonNode? Value)[] changes) => SendAsync("POST", Functions, Function(changes));

    public ValueTask DisposeAsync() => Account.DisposeAsync();
}
