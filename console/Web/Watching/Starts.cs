using System.Security.Cryptography;
using Comparison.Domain;
using Comparison.Scenarios.Samples;
using Comparison.Web.Clouds;
using Comparison.Web.Histories;

namespace Comparison.Web.Watching;

/// <summary>Starts requests, in both variants under one id, and has their meters counted from there.</summary>
public sealed class Starts(ICloud cloud, CloudWatch watch)
{
    // No letter that somebody could read as another.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Longest = 64; // an id

    /// <summary>Starts a request in every variant that is there.</summary>
    /// <param name="sample">Its id becomes a fresh one: a sample may be started again and again.</param>
    /// <exception cref="System.Text.Json.JsonException">The request is no JSON.</exception>
    public async Task<StartedRun> StartAsync(Sample sample, CancellationToken cancellationToken)
    {
        var status = await cloud.StatusAsync(cancellationToken);
        var request = cloud.Abilities.IsRecorded ? sample : WithFreshId(sample);
        var answers = await Task.WhenAll(status.Variants.Select(async variant =>
            (Variant: variant, Answer: await cloud.StartAsync(variant, request, cancellationToken))));
        var errors = answers.SelectMany(answer => answer.Answer.Errors).Distinct().ToList();
        if (answers.Select(answer => answer.Answer.Id).OfType<string>().FirstOrDefault() is not { } id)
            return new(null, errors.Count > 0 ? errors : ["No variant is deployed here."]);
        var run = new RunKey(request.Workflow, id);
        // A recording's clock goes back when it is started, and its meters with it.
        watch.CountFrom(run, cloud.Abilities.IsRecorded ? (await cloud.StatusAsync(cancellationToken)).Meters : status.Meters);
        return new(run, errors);
    }

    private static Sample WithFreshId(Sample sample)
    {
        var member = sample.Workflow.IdField();
        var known = System.Text.Json.Nodes.JsonNode.Parse(sample.Payload)?[member] is { } id && id.GetValueKind() == System.Text.Json.JsonValueKind.String
            ? id.GetValue<string>()
            : null;
        // Without an id, or with one that is wrong on purpose, the request is sent as it is.
        if (known is null || !Domain.Inputs.SubjectId.IsValid(known))
            return sample;
        var ending = $"-{new string(RandomNumberGenerator.GetItems<char>(Letters, 4))}";
        return sample.With(member, known[..Math.Min(known.Length, Longest - ending.Length)] + ending);
    }
}

/// <summary>What became of a start.</summary>
/// <param name="Run">Null when every variant refused it.</param>
/// <param name="Errors">Why it was refused, each reason once.</param>
public sealed record StartedRun(RunKey? Run, IReadOnlyList<string> Errors);
