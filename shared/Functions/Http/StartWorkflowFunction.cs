using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Comparison.Adapters.Engines;
using Comparison.Adapters.Logging;
using Comparison.Domain;

namespace Comparison.Functions.Http;

/// <summary><c>POST /workflows/{workflow}</c>: checks a request and starts its execution.</summary>
public sealed class StartWorkflowFunction(IWorkflowEngine engine, RequestIds ids, EmbeddedMetrics metrics)
{
    [LambdaFunction]
    public async Task<APIGatewayHttpApiV2ProxyResponse> StartWorkflow(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
    {
        if (WorkflowNames.Find(request.Path("workflow")) is not { } workflow)
            return HttpAnswer.Errors(404, "Unknown workflow");
        if (!request.IsJson())
            return HttpAnswer.Errors(415, "The content type must be application/json");
        var (input, refusal) = JsonBody.Read(request);
        if (refusal is not null)
            return refusal;

        var correlationId = request.CorrelationId(context);
        var intake = Intake.Check(workflow, input, correlationId, ids);
        if (intake.Id is null)
            return HttpAnswer.Errors(400, intake.Errors);
        var answer = await StartAsync(workflow, intake, new RunLog(context.Logger, correlationId));
        answer.Headers[HttpRequest.CorrelationHeader] = correlationId;
        return answer;
    }

    private async Task<APIGatewayHttpApiV2ProxyResponse> StartAsync(WorkflowName workflow, Intake intake, RunLog log)
    {
        var (id, name) = (intake.Id!, workflow.ToText());
        var started = await engine.StartAsync(workflow, id, intake.Payload!, CancellationToken.None);
        if (started.EarlierInput is { } earlier && !IsSame(workflow, earlier, intake))
        {
            log.Information("{Workflow} {Id} was started before with another payload", name, id);
            return HttpAnswer.Errors(409, $"{id} was started with another payload");
        }
        if (started.EarlierInput is null)
            metrics.Count(MetricNames.ApplicationsSubmitted, workflow);
        log.Information("{Workflow} {Id} is started", name, id);
        var answer = HttpAnswer.Json(202, new StartedBody(id, name, started.ExecutionArn), ApiJson.Default.StartedBody);
        answer.Headers["location"] = $"/workflows/{name}/{id}";
        return answer;
    }

    // Step Functions compares inputs byte for byte and only while the execution runs; the canonical payloads are what counts.
    private bool IsSame(WorkflowName workflow, string earlier, Intake intake)
    {
        using var document = JsonDocument.Parse(earlier);
        return Intake.Check(workflow, document.RootElement, correlationId: "", ids).Identity == intake.Identity;
    }
}
