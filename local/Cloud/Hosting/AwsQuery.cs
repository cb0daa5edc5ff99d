using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Sqs.Query;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Hosting;

/// <summary>The query protocol: a form with the operation in <c>Action</c>, answered in XML. Older clients of SQS speak it.</summary>
internal static class AwsQuery
{
    private const string Sqs = "/sqs/aws4_request";

    /// <summary>Whether a request is SQS's in this protocol; the name of the service stands only in the signature.</summary>
    public static bool Owns(HttpRequest request) =>
        request.HasFormContentType && request.Headers.Authorization.ToString().Contains(Sqs, StringComparison.Ordinal);

    public static async Task HandleAsync(Account? account, HttpContext http)
    {
        var requestId = account?.Context.Ids.NewGuid() ?? "";
        ReadOnlyMemory<byte> answer;
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var operation = form["Action"].ToString();
            if (account?.JsonService("AmazonSQS") is not { } service)
                throw AwsException.NotSupported($"AmazonSQS.{operation}");
            // A long poll waits in real time and is no work: a stack with a patient receiver is idle.
            using var work = operation == "ReceiveMessage" ? null : account.Context.Workload.Begin();
            var fields = form.Where(field => field.Key is not ("Action" or "Version"))
                .Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()));
            answer = QueryAnswer.Write(
                operation, await service.InvokeAsync(operation, QueryRequest.Read(operation, fields), http.RequestAborted), requestId);
        }
        catch (AwsException error)
        {
            http.Response.StatusCode = error.Status;
            answer = QueryAnswer.Write(error, requestId);
        }
        http.Response.ContentType = "text/xml";
        http.Response.Headers["x-amzn-RequestId"] = requestId;
        await http.Response.Body.WriteAsync(answer, http.RequestAborted);
    }
}
