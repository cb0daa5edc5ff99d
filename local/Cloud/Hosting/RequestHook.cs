using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Hosting;

/// <summary>
/// Stands around a request in any of the protocols, outside its piece of work: what is held here does not keep the stack busy.
/// </summary>
/// <remarks>It may refuse the request by an <see cref="Protocol.AwsException"/>.</remarks>
/// <param name="handle">Carries out the request and writes its answer; not to be called for one that shall be lost.</param>
public delegate Task RequestHook(RestPath path, HttpContext http, Func<Task> handle);
