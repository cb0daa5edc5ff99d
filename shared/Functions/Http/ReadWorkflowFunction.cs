using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Domain.Inputs;

namespace Comparison.Functions.Http;

/// <summary><c>GET /workflows/{workflow}</c> and <c>GET /workflows/{workflow}/{id}</c>.</summary>
public sealed class ReadWorkflowFunction(IWorkflowEngine engine)
{
    [LambdaFunction]
    public async Task<APIGatewayHttpApiV2ProxyResponse> ReadWorkflow(APIGatewayHttpApiV2ProxyRequest request)
    {
        if (WorkflowNames.Find(request.Path("workflow")) is not { } workflow)
            return HttpAnswer.Errors(404, "Unknown workflow");
        return request.Path("id") is { } id ? await FindAsync(workflow, id) : await ListAsync(workflow, request);
    }

    private async Task<APIGatewayHttpApiV2ProxyResponse> FindAsync(WorkflowName workflow, string id)
    {
        if (!SubjectId.IsValid(id) || await engine.FindAsync(workflow, id, CancellationToken.None) is not { } execution)
            return HttpAnswer.Errors(404, "There is no such execution");
        return HttpAnswer.Json(
            200,
            new ExecutionBody(
                id, workflow.ToText(), execution.Status, execution.WaitingFor, execution.Outcome, execution.StartedAt,
                execution.FinishedAt, execution.Timeline),
            ApiJson.Default.ExecutionBody);
    }

    private async Task<APIGatewayHttpApiV2ProxyResponse> ListAsync(WorkflowName workflow, APIGatewayHttpApiV2ProxyRequest request)
    {
        if (request.Limit() is not { } limit)
            return HttpAnswer.Errors(400, "limit must be from 1 to 100");
        var status = request.Query("status");
        if (status is not null && StateOf(status) is null)
            return HttpAnswer.Errors(400, "status must be running, waiting, succeeded, failed or stopped");
        try
        {
            var page = await engine.ListAsync(
                workflow, status is null ? null : StateOf(status), limit, request.Query("cursor"), CancellationToken.None);
            return HttpAnswer.Json(
                200, new ExecutionsBody(workflow.ToText(), page.Executions, page.Cursor), ApiJson.Default.ExecutionsBody);
        }
        catch (FormatException)
        {
            return HttpAnswer.Errors(400, "cursor is not one of this API");
        }
    }

    private static WorkflowState? StateOf(string status) => status switch
    {
        "running" => WorkflowState.Running,
        "waiting" => WorkflowState.Waiting,
        "succeeded" => WorkflowState.Succeeded,
        "failed" => WorkflowState.Failed,
        "stopped" => WorkflowState.Stopped,
        _ => null,
    };
}
