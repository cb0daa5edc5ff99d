using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Hosting;

/// <summary>The query protocol: a form with the operation in <c>Action</c>, answered in XML.</summary>
/// <remarks>IAM, STS and CloudWatch speak it, and older clients of SQS.</remarks>
internal static partial class AwsQuery
{
    /// <summary>Whether a request speaks this protocol; the name of the service stands only in the signature.</summary>
    /// <remarks>A form may also be meant for an HTTP API, or be sent to a queue's own URL.</remarks>
    public static bool Owns(HttpRequest request) =>
        request.HasFormContentType && DialectOf(request) is { } dialect && (dialect.SigningName == "sqs" || request.Path == "/");

    /// <param name="stopping">Ends the long polls when the local cloud stops.</param>
    public static async Task HandleAsync(Account? account, HttpContext http, CancellationToken stopping)
    {
        var dialect = DialectOf(http.Request)!;
        var requestId = account?.Context.Ids.NewGuid() ?? "";
        ReadOnlyMemory<byte> answer;
        try
        {
            var form = await ReadAsync(http);
            var operation = form["Action"].ToString();
            if (account?.JsonService(dialect.TargetPrefix) is not { } service)
                throw AwsException.NotSupported($"{dialect.TargetPrefix}.{operation}");
            // A long poll waits in real time and is no work: a stack with a patient receiver is idle.
            var isLongPoll = operation == "ReceiveMessage";
            using var work = isLongPoll ? null : account.Context.Workload.Begin();
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(
                http.RequestAborted, isLongPoll ? stopping : CancellationToken.None);
            var fields = form.Where(field => field.Key is not ("Action" or "Version"))
                .Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()));
            answer = dialect.Write(
                operation, await service.InvokeAsync(operation, dialect.Read(operation, fields), gone.Token), requestId);
        }
        catch (AwsException error)
        {
            http.Response.StatusCode = error.Status;
            answer = dialect.WriteError(error, requestId);
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
        http.Response.WriteBytes(DialectOf(http.Request)!.WriteError(error, ""));
    }

    private static QueryDialect? DialectOf(HttpRequest request) => SigningName().Match(request.Headers.Authorization.ToString()) is
        { Success: true } match
        ? QueryDialect.All.FirstOrDefault(dialect => dialect.SigningName == match.Groups[1].Value) ?? QueryDialect.Unknown(match.Groups[1].Value)
        : null;

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

    [GeneratedRegex("Credential=[^/]+/[^/]+/[^/]+/([a-z0-9-]+)/aws4_request")]
    private static partial Regex SigningName();
}
