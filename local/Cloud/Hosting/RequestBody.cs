using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Hosting;

/// <summary>Reads the body of a request.</summary>
internal static class RequestBody
{
    /// <exception cref="BadHttpRequestException">It is larger than anything that AWS takes, or ends too early.</exception>
    public static async Task<byte[]> ReadBytesAsync(this HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }
}
