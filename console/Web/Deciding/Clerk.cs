using Comparison.Local.Stacks;
using Comparison.Web.Clouds;
using Comparison.Web.Watching;

namespace Comparison.Web.Deciding;

/// <summary>Takes what somebody decides to the desks of the variants.</summary>
public sealed class Clerk(ICloud cloud, CloudWatch watch)
{
    /// <summary>Decides in each of the variants at once; the inbox is looked at anew before this returns.</summary>
    public async Task<IReadOnlyList<GivenAnswer>> DecideAsync(
        IReadOnlyList<Variant> variants, GivenDecision decision, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(variants.Select(async variant => await DecideAsync(variant, decision, cancellationToken)));
        await watch.Inbox.RefreshAsync(cancellationToken);
        return answers;
    }

    private async Task<GivenAnswer> DecideAsync(Variant variant, GivenDecision decision, CancellationToken cancellationToken)
    {
        try
        {
            return new(variant, decision, Says(await cloud.DecideAsync(variant, decision, cancellationToken)));
        }
        catch (Exception failure) when (CloudFailure.Explain(failure) is { } line)
        {
            return new(variant, decision, line); // the other variant may well have heard
        }
    }

    private static string Says(DecideAnswer answer) => answer switch
    {
        { Stands: true, Decided: { } ruling } => $"{(ruling.Approved ? "approved" : "rejected")} by {ruling.DecidedBy}{Quote(ruling.Comments)}",
        { Decided: { } ruling } => $"already decided: {(ruling.Approved ? "approved" : "rejected")} by {ruling.DecidedBy}{Quote(ruling.Comments)}",
        _ => string.Join("; ", answer.Errors),
    };

    private static string Quote(string comments) => comments.Length > 0 ? $", “{comments}”" : "";
}

/// <summary>What somebody decided in one variant, and what the desk said to it.</summary>
/// <param name="Said">In words, for whoever decided.</param>
public sealed record GivenAnswer(Variant Variant, GivenDecision Decision, string Said);
