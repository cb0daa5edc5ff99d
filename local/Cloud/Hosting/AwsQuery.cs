using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Control.Query;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Sqs.Query;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Hosting;

/// <summary>The query protocol: a form with the operation in <c>Action</c>, answered in XML.</summary>
/// <remarks>IAM, SNS, STS and CloudWatch speak it, and older clients of SQS.</remarks>
internal static class AwsQuery
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
            var request = dialect.Read(operation, fields);
            answer = dialect.Write(
                operation, await account.CallAsync(service, operation, request, isIntegration: false, gone.Token), requestId);
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

    /// <summary>What a request asks for, as <c>X-Amz-Target</c> would say it; null when its form is none.</summary>
    public static async Task<string?> ReadTargetAsync(HttpContext http)
    {
        try
        {
            return $"{DialectOf(http.Request)!.TargetPrefix}.{(await ReadAsync(http))["Action"]}";
        }
        catch (AwsException)
        {
            return null;
        }
    }

    public static void WriteError(HttpContext http, AwsException error)
    {
        http.Response.StatusCode = error.Status;
        http.Response.ContentType = "text/xml";
        http.Response.WriteBytes(DialectOf(http.Request)!.WriteError(error, ""));
    }

    // Not that of a presigned URL: such a request is one that a page may send.
    private static QueryDialect? DialectOf(HttpRequest request) => Signature.InHeader(request) is { Service: var name }
        ? QueryDialect.All.FirstOrDefault(dialect => dialect.SigningName == name) ?? QueryDialect.Unknown(name)
        : null;

    private static async Task<IFormCollection> ReadAsync(HttpContext http)
    {
        if (http.Request.MediaType() is not MessageBody.Form and var other)
            throw MessageBody.WrongType(other);
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

/// <summary>How a service speaks the query protocol, which is a little different in each.</summary>
/// <param name="SigningName">The service's name in a signature, which alone tells whom a request is for.</param>
/// <param name="TargetPrefix">What it is called where it speaks AWS JSON.</param>
internal sealed record QueryDialect(
    string SigningName,
    string TargetPrefix,
    Func<string, IEnumerable<KeyValuePair<string, string>>, JsonObject> Read,
    Func<string, JsonObject, string, ReadOnlyMemory<byte>> Write,
    Func<AwsException, string, ReadOnlyMemory<byte>> WriteError)
{
    public static IReadOnlyList<QueryDialect> All { get; } =
    [
        new("sqs", "AmazonSQS", QueryRequest.Read, QueryAnswer.Write, QueryAnswer.Write),
        WithLists("iam", "iam", "https://iam.amazonaws.com/doc/2010-05-08/"),
        WithLists("sns", "sns", "http://sns.amazonaws.com/doc/2010-03-31/", maps: ["Attributes"]),
        WithLists("monitoring", "GraniteServiceVersion20100801", "http://monitoring.amazonaws.com/doc/2010-08-01/"),
        WithLists("sts", "sts", "https://sts.amazonaws.com/doc/2011-06-15/"),
    ];

    /// <summary>For a service that the local cloud does not have: enough to say so.</summary>
    public static QueryDialect Unknown(string signingName) =>
        WithLists(signingName, signingName, $"https://{signingName}.amazonaws.com/");

    private static QueryDialect WithLists(string signingName, string targetPrefix, string space, params string[] maps)
    {
        var answer = new ListAnswer(space, maps);
        return new(signingName, targetPrefix, (_, form) => ListForm.Read(form), answer.Write, answer.Write);
    }
}
