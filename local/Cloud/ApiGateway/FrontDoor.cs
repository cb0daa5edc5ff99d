using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.ApiGateway;

/// <summary>Lets in so many requests of an account's HTTP APIs at once, and asks the others to come again, before anything is done for them.</summary>
/// <remarks>
/// Only here, where work begins: a call that a function makes while it serves a request must not be refused for the crowd outside. AWS
/// throttles an API by requests a second and answers 429; what is short on one machine is room for requests that are going on.
/// </remarks>
internal sealed class FrontDoor
{
    private const int MaxAtOnce = 200;
    private const string RetryAfterSeconds = "1";

    private int _inside;

    public async Task HandleAsync(HttpContext http, Func<Task> handle)
    {
        try
        {
            if (Interlocked.Increment(ref _inside) <= MaxAtOnce)
            {
                await handle();
                return;
            }
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
            await ProxyAnswer.WriteMessageAsync(http, StatusCodes.Status503ServiceUnavailable, "Service Unavailable");
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
