using System.Text.Json;
using System.Text.Json.Serialization;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Comparison.Local.Cloud.Data;

/// <summary>A request that made or changed something, with all that it took from the clock and from chance: carried out again, it does the same.</summary>
/// <param name="Target">Path and query, as they came.</param>
/// <param name="Headers">Those on which it depends what a request does. Of its signature there is only who signed for what.</param>
/// <param name="Ids">What was drawn for it, in order.</param>
internal sealed record ControlRequest(
    DateTimeOffset At, string Method, string Target, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<byte[]> Ids)
{
    private const string Operation = "X-Amz-Target";

    [JsonIgnore]
    public byte[] Body { get; init; } = [];

    /// <summary>What it is, for people.</summary>
    [JsonIgnore]
    public string Name => Headers.GetValueOrDefault(Operation) ?? $"{Method} {Target}";

    public static ControlRequest Create(HttpRequest request, string? target, byte[] body, DateTimeOffset at, IReadOnlyList<byte[]> ids)
    {
        var headers = new Dictionary<string, string>();
        foreach (var name in (string[])[Operation, "Content-Type"])
            if (request.Headers.TryGetValue(name, out var value))
                headers[name] = value.ToString();
        if (Signature.Read(request) is { } signature)
            headers["Authorization"] = signature.ToHeader();
        return new(at, request.Method, target ?? TargetOf(request), headers, ids) { Body = body };
    }

    /// <summary>A call that came by no request, as one in AWS JSON.</summary>
    public static ControlRequest Create(string target, byte[] body, DateTimeOffset at, IReadOnlyList<byte[]> ids) =>
        new(at, HttpMethods.Post, "/", new Dictionary<string, string> { [Operation] = target, ["Content-Type"] = "application/x-amz-json-1.0" }, ids)
        {
            Body = body,
        };

    // The body stands behind the rest as it is: of a function's code it has megabytes.
    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, CloudJson.Options), (byte)'\n', .. Body];

    public static ControlRequest Read(byte[] written)
    {
        var end = Array.IndexOf(written, (byte)'\n');
        var request = JsonSerializer.Deserialize<ControlRequest>(written.AsSpan(0, end), CloudJson.Options)!;
        return request with { Body = written[(end + 1)..] };
    }

    /// <summary>The request as a server would see it, with an answer that nobody gets.</summary>
    public HttpContext ToContext()
    {
        var http = new DefaultHttpContext();
        var parts = Target.Split('?', 2);
        http.Request.Method = Method;
        http.Request.Path = PathString.FromUriComponent(parts[0]);
        http.Request.QueryString = parts.Length > 1 ? new($"?{parts[1]}") : QueryString.Empty;
        http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = Target;
        foreach (var (name, value) in Headers)
            http.Request.Headers[name] = value;
        http.Request.Body = new MemoryStream(Body, writable: false);
        http.Request.ContentLength = Body.Length;
        http.Features.Set<IHttpRequestBodyDetectionFeature>(new BodyDetection(Body.Length > 0));
        http.Response.Body = new MemoryStream();
        return http;
    }

    // The signature of a presigned URL stands in its query.
    private static string TargetOf(HttpRequest request)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var signed = request.Query.Where(pair => pair.Key.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Key).ToList();
        return signed.Count == 0 ? target : target.Split('?')[0] + QueryString.Create(request.Query.Where(pair => !signed.Contains(pair.Key)));
    }

    private sealed record BodyDetection(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;
}
