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
        request.Headers.Authorization.ToString().Contains(Sqs, StringComparison.Ordinal) && request.HasFormContentType;

    /// <param name="stopping">Ends the long polls when the local cloud stops.</param>
    public static async Task HandleAsync(Account? account, HttpContext http, CancellationToken stopping)
    {
        var requestId = account?.Context.Ids.NewGuid() ?? "";
        ReadOnlyMemory<byte> answer;
        try
        {
            var form = await ReadAsync(http);
            var operation = form["Action"].ToString();
            if (account?.JsonService("AmazonSQS") is not { } service)
                throw AwsException.NotSupported($"AmazonSQS.{operation}");
            // A long poll waits in real time and is no work: a stack with a patient receiver is idle.
            var isLongPoll = operation == "ReceiveMessage";
            using var work = isLongPoll ? null : account.Context.Workload.Begin();
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(
                http.RequestAborted, isLongPoll ? stopping : CancellationToken.None);
            var fields = form.Where(field => field.Key is not ("Action" or "Version"))
                .Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()));
            answer = QueryAnswer.Write(
                operation, await service.InvokeAsync(operation, QueryRequest.Read(operation, fields), gone.Token), requestId);
        }
        catch (AwsException error)
        {
            http.Response.StatusCode = error.Status;
            answer = QueryAnswer.Write(error, requestId);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            http.Abort(); // to a poller whose cloud stops there is nothing to answer
            return;
        }
        http.Response.ContentType = "text/xml";
        http.Response.Headers["x-amzn-RequestId"] = requestId;
        http.Response.WriteBytes(answer);
    }

    public static void WriteError(HttpContext http, AwsException error)
    {
        http.Response.StatusCode = error.Status;
        http.Response.ContentType = "text/xml";
        http.Response.WriteBytes(QueryAnswer.Write(error, requestId: ""));
    }

    private static async Task<IFormCollection> ReadAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException broken)
        {
            // The status is that of AWS's list of common errors.
            throw new AwsException("MalformedQueryString", $"The query string contains a syntax error. {broken.Message}", 404);
        }
    }
}
