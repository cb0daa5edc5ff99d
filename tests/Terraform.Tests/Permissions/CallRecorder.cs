using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Stacks;
using Microsoft.AspNetCore.Http;

namespace Comparison.Terraform.Tests.Permissions;

/// <summary>Notes the AWS calls that a stack's functions make, each by the session of the function that signed it.</summary>
internal sealed class CallRecorder : IInterceptor<AccountRequest, HttpResponse>
{
    private const string Session = "function/";

    private readonly AccountContext _account;
    private readonly ConcurrentDictionary<Call, bool> _calls = new();
    private readonly ConcurrentDictionary<string, string> _executions = new();

    public CallRecorder(Account account, StackServices services)
    {
        _account = account.Context;
        services.Lambda.CallbackIssued += issued => _executions[issued.CallbackId] = issued.ExecutionArn;
        account.Context.Interceptors.Add(this);
    }

    public IReadOnlyList<Call> Calls => [.. _calls.Keys];

    public async Task<HttpResponse> InterceptAsync(AccountRequest request, Func<Task<HttpResponse>> next)
    {
        var (path, http) = (request.Path, request.Http);
        var session = http.Request.Headers["X-Amz-Security-Token"].ToString();
        if (session.StartsWith(Session, StringComparison.Ordinal))
        {
            var (action, resource) = await ReadAsync(path, http.Request);
            _calls[new(session[Session.Length..], action, resource)] = true;
        }
        return await next();
    }

    private async Task<(string Action, string? Resource)> ReadAsync(RestPath path, HttpRequest request)
    {
        if (request.Headers["X-Amz-Target"].FirstOrDefault() is not { } target)
            return CallReader.OfLambda(_account, request.Method, path, _executions.GetValueOrDefault);
        request.EnableBuffering();
        var body = await JsonNode.ParseAsync(request.Body);
        request.Body.Position = 0;
        return CallReader.OfJson(_account, target, body!.AsObject());
    }
}

/// <summary>A call of AWS as IAM sees it.</summary>
/// <param name="Resource">Null where the call does not say what it is about: a task token says so to Step Functions alone.</param>
internal sealed record Call(string Role, string Action, string? Resource);
