using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comparison.Adapters.Json;
using Comparison.Domain;
using Comparison.Domain.Approvals;
using Comparison.Domain.Loans;
using Comparison.Domain.Moderation;

namespace Comparison.Functions.Http;

/// <summary>A request at the door: its id and its canonical payload, or what is wrong with it.</summary>
/// <param name="Id">The execution's name; null when the request is refused.</param>
/// <param name="Payload">What the execution is started with: defaults filled in, blanks and unknown fields dropped.</param>
/// <param name="Identity">Equal texts mean equal requests: the payload without the correlation id, which every call has anew.</param>
internal sealed record Intake(string? Id, string? Payload, string? Identity, IReadOnlyList<string> Errors)
{
    /// <param name="ids">Makes the id where the workflow lets a request come without one.</param>
    public static Intake Check(WorkflowName workflow, JsonElement input, string correlationId, RequestIds ids) => workflow switch
    {
        WorkflowName.Approval => Approval(input, correlationId),
        WorkflowName.Order => Order(input, correlationId),
        WorkflowName.Moderation => Moderation(input, correlationId, ids),
        WorkflowName.Loan => Loan(input, correlationId, ids),
        _ => throw new ArgumentOutOfRangeException(nameof(workflow), workflow, "Unknown workflow."),
    };

    private static Intake Approval(JsonElement input, string correlationId)
    {
        var (request, errors) = ApprovalRequest.Check(input);
        return request is null
            ? Refused(errors)
            : Accepted(request.RequestId, request with { CorrelationId = correlationId }, request with { CorrelationId = "" },
                SuiteJson.Default.ApprovalRequest);
    }

    private static Intake Order(JsonElement input, string correlationId)
    {
        var (order, errors) = Domain.Orders.Order.Check(input);
        return order is null
            ? Refused(errors)
            : Accepted(order.OrderId, order with { CorrelationId = correlationId }, order with { CorrelationId = "" }, SuiteJson.Default.Order);
    }

    private static Intake Moderation(JsonElement input, string correlationId, RequestIds ids)
    {
        var (article, errors) = Article.Check(input, ids.Make(ModerationPolicy.IdPrefix));
        return article is null
            ? Refused(errors)
            : Accepted(article.ArticleId, article with { CorrelationId = correlationId }, article with { CorrelationId = "" },
                SuiteJson.Default.Article);
    }

    private static Intake Loan(JsonElement input, string correlationId, RequestIds ids)
    {
        var (application, errors) = LoanApplication.Check(input, ids.Make(LoanPolicy.IdPrefix));
        return application is null
            ? Refused(errors)
            : Accepted(application.ApplicationId, application with { CorrelationId = correlationId },
                application with { CorrelationId = "" }, SuiteJson.Default.LoanApplication);
    }

    private static Intake Accepted<T>(string id, T request, T anonymous, JsonTypeInfo<T> json) =>
        new(id, JsonSerializer.Serialize(request, json), JsonSerializer.Serialize(anonymous, json), []);

    private static Intake Refused(IReadOnlyList<string> errors) => new(null, null, null, errors);
}

/// <summary>Makes ids for requests that come without one: a prefix and 12 characters of base 32, which hold 60 random bits.</summary>
public sealed class RequestIds(RandomNumberGenerator random)
{
    // RFC 4648's: no 0, 1 or 8 that somebody could read as O, I or B.
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private const int Length = 12;

    public string Make(string prefix)
    {
        var bytes = new byte[Length];
        random.GetBytes(bytes);
        // 32 divides 256, so every character is equally likely.
        return prefix + string.Concat(bytes.Select(value => Alphabet[value % Alphabet.Length]));
    }
}
