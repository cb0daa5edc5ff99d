using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using Comparison.Adapters.Decisions;
using Comparison.Domain;

namespace Comparison.Functions.Http;

/// <summary><c>GET /decisions</c>: what waits for somebody.</summary>
public sealed class DecisionsFunction(DecisionDesk desk)
{
    [LambdaFunction]
    public async Task<APIGatewayHttpApiV2ProxyResponse> ListDecisions(APIGatewayHttpApiV2ProxyRequest request)
    {
        if (request.Limit() is not { } limit)
            return HttpAnswer.Errors(400, "limit must be from 1 to 100");
        var workflow = WorkflowNames.Find(request.Query("workflow"));
        if (workflow is null && request.Query("workflow") is not null)
            return HttpAnswer.Errors(400, "Unknown workflow");
        try
        {
            var page = await desk.PendingAsync(workflow, limit, request.Query("cursor"), CancellationToken.None);
            return HttpAnswer.Json(200, page, ApiJson.Default.DecisionPage);
        }
        catch (FormatException)
        {
            return HttpAnswer.Errors(400, "cursor is not one of this API");
        }
    }
}
