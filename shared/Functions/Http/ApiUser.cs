using Amazon.Lambda.APIGatewayEvents;

namespace Comparison.Functions.Http;

/// <summary>Who called, as far as the route's authorizer tells.</summary>
/// <param name="Person">Whom the token names, with a JWT authorizer: its <c>email</c> claim, else its subject.</param>
/// <param name="Groups">The token's <c>groups</c> claim.</param>
/// <param name="Arn">The caller's ARN, with IAM: a trusted system, which says in the body whom it speaks for.</param>
public sealed record ApiUser(string? Person, IReadOnlyList<string> Groups, string? Arn)
{
    // API Gateway hands a list claim on as one text: [managers auditors].
    private static readonly char[] ListMarks = ['[', ']', ' ', ','];

    public static ApiUser From(APIGatewayHttpApiV2ProxyRequest request)
    {
        var authorizer = request.RequestContext?.Authorizer;
        if (authorizer?.Jwt?.Claims is not { } claims)
            return new(null, [], authorizer?.IAM?.UserARN);
        // Access tokens may lack an e-mail address; a group can still let their subject decide.
        var person = claims.TryGetValue("email", out var address) ? address : claims.TryGetValue("sub", out var subject) ? subject : "";
        var groups = claims.TryGetValue("groups", out var list) ? list.Split(ListMarks, StringSplitOptions.RemoveEmptyEntries) : [];
        return new(person, groups, null);
    }

    /// <summary>Whether this caller, speaking for that person, is among the deciders.</summary>
    public bool MayDecide(string person, IReadOnlyList<string> deciders) =>
        deciders.Contains(person, StringComparer.OrdinalIgnoreCase) || Groups.Any(deciders.Contains);
}
