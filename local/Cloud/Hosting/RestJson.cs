using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Hosting;

/// <summary>restJson1: the operation in path and method, errors named by <c>x-amzn-ErrorType</c>.</summary>
internal static class RestJson
{
    // Lambda's model spells the member in lower case for these errors, API Gateway's for all of its own, and the rest is in upper case.
    private static readonly HashSet<string> LowerCase =
    [
        "BadRequestException", "ConflictException", "InvalidParameterValueException", "InvalidRequestContentException",
        "NotFoundException", "RequestTooLargeException",
        "SerializationException", "TooManyRequestsException", "ValidationException",
    ];

    // A payload that is not the service's to read, such as an event; several SDKs name no type for it.
    private const string Blob = "application/octet-stream";
    private const string Untyped = "";

    public static async Task HandleAsync(Account? account, RestPath path, HttpContext http)
    {
        try
        {
            if (account?.RestService(path) is not { } service)
                throw AwsException.NotSupported($"{http.Request.Method} {http.Request.Path}");
            http.Response.Headers["x-amzn-RequestId"] = account.Context.Ids.NewGuid();
            if (path[0] != RestPath.HttpApis)
                http.Request.CheckJsonType(Blob, Untyped);
            using var work = account.Context.Workload.Begin();
            await service.HandleAsync(path, http);
        }
        catch (AwsException error)
        {
            WriteError(http, error);
        }
    }

    public static void WriteError(HttpContext http, AwsException error)
    {
        http.Response.StatusCode = error.Status;
        http.Response.Headers["x-amzn-ErrorType"] = error.Code;
        http.Response.ContentType = "application/json";
        var body = error.Details?.DeepClone().AsObject() ?? [];
        body["Type"] = error.Status < 500 ? "User" : "Service";
        body[LowerCase.Contains(error.Code) ? "message" : "Message"] = error.Message;
        http.Response.WriteJson(body);
    }
}
