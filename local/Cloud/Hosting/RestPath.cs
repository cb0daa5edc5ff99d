using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Comparison.Local.Cloud.Hosting;

/// <summary>The segments of a request's path, each unescaped by itself.</summary>
/// <remarks>
/// A durable execution's ARN is one segment with escaped slashes in it, and callback ids hold <c>+</c>, <c>/</c> and <c>=</c>;
/// so the path is split before it is unescaped.
/// </remarks>
public sealed class RestPath
{
    private readonly string[] _segments;

    private RestPath(string[] segments) => _segments = segments;

    public int Length => _segments.Length;

    /// <summary>The segment at that place, or an empty text past the end.</summary>
    public string this[int index] => index < _segments.Length ? _segments[index] : "";

    public IEnumerable<string> From(int index) => _segments.Skip(index);

    public static RestPath Of(HttpContext http)
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

/// <summary>
/// Stands around a request in any of the protocols, outside its piece of work: what is held here does not keep the stack busy.
/// </summary>
/// <remarks>It may refuse the request by an <see cref="Protocol.AwsException"/>.</remarks>
/// <param name="handle">Carries out the request and writes its answer; not to be called for one that shall be lost.</param>
public delegate Task RequestHook(RestPath path, HttpContext http, Func<Task> handle);
