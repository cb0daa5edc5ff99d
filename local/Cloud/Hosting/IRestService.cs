using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Hosting;

/// <summary>A service of one account that is reached by path and method.</summary>
public interface IRestService
{
    /// <summary>Whether this service answers for the path.</summary>
    bool Owns(RestPath path);

    /// <summary>Answers the request. An <see cref="Protocol.AwsException"/> that escapes is written in the REST shape.</summary>
    Task HandleAsync(RestPath path, HttpContext http);
}
