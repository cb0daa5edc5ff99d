using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Comparison.Local.Cloud.Protocol;

/// <summary>The segments of a request's path, each unescaped by itself.</summary>
/// <remarks>
/// A durable execution's ARN is one segment with escaped slashes in it, and callback ids hold <c>+</c>, <c>/</c> and <c>=</c>;
/// so the path is split before it is unescaped.
/// </remarks>
public sealed class RestPath
{
    /// <summary>First in the paths of HTTP APIs, which end users' browsers call: each of them has rules of its own.</summary>
    public const string HttpApis = "_aws";

    private readonly string[] _segments;

    private RestPath(string[] segments) => _segments = segments;

    public int Length => _segments.Length;

    /// <summary>The segment at that place, or an empty text past the end.</summary>
    public string this[int index] => index < _segments.Length ? _segments[index] : "";

    public IEnumerable<string> From(int index) => _segments.Skip(index);

    public static RestPath Parse(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.Split('?', 2)[0];
        return new([.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)]);
    }
}

/// <summary>A service of one account that is reached by path and method.</summary>
public interface IRestService
{
    /// <summary>Whether this service answers for the path.</summary>
    bool Owns(RestPath path);

    /// <summary>Answers the request. An <see cref="Protocol.AwsException"/> that escapes is written in the REST shape.</summary>
    Task HandleAsync(RestPath path, HttpContext http);
}
