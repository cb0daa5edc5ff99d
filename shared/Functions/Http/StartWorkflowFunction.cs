using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using Comparison.Adapters.Engines;
using Comparison.Domain;

namespace Comparison.Functions.Http;

/// <summary><c>POST /workflows/{workflow}</c>: checks a request and starts its execution.</summary>
public sealed class StartWorkflowFunction(IWorkflowEngine engine)
{
    [LambdaFunction]
    public async Task<APIGatewayHttpApiV2ProxyResponse> StartWorkflow(APIGatewayHttpApiV2ProxyRequest request)
    {
        if (WorkflowNames.Find(request.Path("workflow")) is not { } workflow)
            return HttpAnswer.Errors(404, "Unknown workflow");
        if (!request.IsJson())
            return HttpAnswer.Errors(415, "The content type must be application/json");
        var (input, refusal) = JsonBody.Read(request);
        if (refusal is not null)
            return refusal;

        var check = Intake.Check(workflow, input);
        if (check.Id is null)
            return HttpAnswer.Errors(400, check.Errors);
        return await StartAsync(workflow, check.Id, check.Payload!);
    }

    private async Task<APIGatewayHttpApiV2ProxyResponse> StartAsync(WorkflowName workflow, string id, string payload)
    {
        var started = await engine.StartAsync(workflow, id, payload, CancellationToken.None);
        if (started.EarlierInput is { } earlier && !IsSame(workflow, earlier, payload))
            return HttpAnswer.Errors(409, $"{id} was started with another payload");
        var answer = HttpAnswer.Json(
            202, new StartedBody(id, workflow.ToText(), started.ExecutionArn), ApiJson.Default.StartedBody);
        answer.Headers["location"] = $"/workflows/{workflow.ToText()}/{id}";
        return answer;
    }

    // Step Functions compares inputs byte for byte and only while the execution runs; the canonical payloads are what counts.
    private static bool IsSame(WorkflowName workflow, string earlier, string payload)
    {
        using var document = JsonDocument.Parse(earlier);
        return Intake.Check(workflow, document.RootElement).Payload == payload;
    }
}
