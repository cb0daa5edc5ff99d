using Amazon.Runtime.Internal.Transform;

namespace Amazon.Runtime.Clients;

internal static class ResponseHeaders
{
    /// <summary>A header's value; null where there is none. The core itself gives the empty string.</summary>
    public static string Header(this IWebResponseData response, string name) =>
        response.IsHeaderPresent(name) ? response.GetHeaderValue(name) : null;
}
