using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Adapters.Json;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Drawing;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Targets;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Fuzzing;

/// <summary>Plays one case in one stack of its own.</summary>
internal sealed class FuzzPlayer(DeployedStack stack, HttpClient http, FuzzCase played)
{
    /// <summary>What the correlation id of every run is.</summary>
    public const string Name = "fuzz";

    private const string PassingSin = "3333";
    private const string FraudulentSin = "6666";

    // Longer than any message is held back, by its fault or by the time in which a consumer that died holds it.
    private static readonly TimeSpan Aftermath = TimeSpan.FromMinutes(40);

    // Within the time that either engine remembers an execution after its end: durable ones are kept for days, and deadlines last longer.
    private static readonly TimeSpan Stride = TimeSpan.FromDays(StackOptions.RetentionDays - 1);

    private readonly DateTimeOffset _start = stack.Time.GetUtcNow();
    private WorkflowExecution? _end;
    private (bool Sought, PendingDecision? Found, DateTimeOffset At) _asked;
    private (bool Sought, FraudRequest? Found, DateTimeOffset At) _fraud;

    /// <summary>Plays it to its end, and on until nothing of it can come any more.</summary>
    /// <exception cref="StuckException">Nothing is going on any more and the execution has not ended.</exception>
    public async Task<FuzzRun> PlayAsync(CancellationToken cancellationToken)
    {
        if (!IsForEngines(played.Payload))
            return new(null, [await PostAsync(cancellationToken)]);
        Order(atEnd: false);
        var driver = new ScenarioDriver(stack, http, new(played.Workflow, Name, played.Payload));
        try
        {
            await driver.StartAsync(cancellationToken);
        }
        catch (RefusedException)
        {
            return new(null, driver.Answers);
        }
        foreach (var happening in played.Events)
            if (await InstantOfAsync(happening, driver, cancellationToken) is { } instant)
            {
                await PassUntilAsync(instant, driver, cancellationToken);
                // What was done before at this instant has its effect first: two things at once would be a race.
                await driver.PassAsync(TimeSpan.Zero, cancellationToken);
                await ActAsync(happening, driver, cancellationToken);
                await SeeEndAsync(driver, cancellationToken);
            }
        Order(atEnd: true);
        if (_end is null)
            await driver.UntilEndedAsync(cancellationToken);
        await SeeEndAsync(driver, cancellationToken);
        await driver.PassAsync(Aftermath, cancellationToken);
        return await ResultAsync(_end!, driver, cancellationToken);
    }

    private void Order(bool atEnd) => stack.Account.Context.Faults.Order(
        played.Faults.Where(fault => fault.AtEnd == atEnd).SelectMany(fault => fault.Orders(stack.Variant, played.Workflow)));

    private async Task<FuzzRun> ResultAsync(WorkflowExecution end, ScenarioDriver driver, CancellationToken cancellationToken)
    {
        var effects = await RunEffects.OfAsync(new LocalTarget(stack, http), played.Workflow, driver.Id, cancellationToken);
        // The invariants look into the history; one that the engine has forgotten by now says nothing any more.
        var isKnown = stack.Time.GetUtcNow() - end.FinishedAt < TimeSpan.FromDays(StackOptions.RetentionDays);
        return new(new(end.Status, end.Outcome, effects, stack.Time.Skipped, stack.Meter.Read()), [.. driver.Answers])
        {
            Lasted = end.FinishedAt - _start,
            Broken = isKnown ? await Invariants.CheckAsync(stack, [(played.Workflow, driver.Id)], cancellationToken) : [],
        };
    }

    private async Task PassUntilAsync(DateTimeOffset instant, ScenarioDriver driver, CancellationToken cancellationToken)
    {
        for (var left = instant - stack.Time.GetUtcNow(); left > TimeSpan.Zero; left = instant - stack.Time.GetUtcNow())
        {
            await driver.PassAsync(left < Stride ? left : Stride, cancellationToken);
            await SeeEndAsync(driver, cancellationToken);
        }
    }

    private async Task SeeEndAsync(ScenarioDriver driver, CancellationToken cancellationToken)
    {
        if (_end is null && await HasEndedAsync(driver, cancellationToken))
            _end = await stack.Engine.FindAsync(played.Workflow, driver.Id, cancellationToken);
    }

    /// <summary>When an event is due; null when what it is counted from never comes.</summary>
    private async Task<DateTimeOffset?> InstantOfAsync(FuzzEvent happening, ScenarioDriver driver, CancellationToken cancellationToken)
    {
        if (happening.Anchor is FuzzAnchor.Asked or FuzzAnchor.Deadline && !_asked.Sought)
            _asked = (true, await driver.UntilAskedAsync(cancellationToken), stack.Time.GetUtcNow());
        if (happening.Anchor == FuzzAnchor.Fraud && !_fraud.Sought)
            _fraud = (true, await UntilFraudIsAskedAsync(driver, cancellationToken), stack.Time.GetUtcNow());
        DateTimeOffset? anchor = happening.Anchor switch
        {
            FuzzAnchor.Asked => _asked.Found is null ? null : _asked.At,
            FuzzAnchor.Deadline => _asked.Found?.ReplyBy,
            FuzzAnchor.Fraud => _fraud.Found is null ? null : _fraud.At,
            _ => _start,
        };
        return anchor + TimeSpan.FromMilliseconds(happening.Milliseconds);
    }

    private async Task ActAsync(FuzzEvent happening, ScenarioDriver driver, CancellationToken cancellationToken)
    {
        try
        {
            await (happening.Kind switch
            {
                FuzzEventKind.StartAgain => driver.StartAgainAsync(played.Payload, cancellationToken),
                FuzzEventKind.StartOther => driver.StartAgainAsync(Changed(played), cancellationToken),
                FuzzEventKind.Stop => StopAsync(driver, cancellationToken),
                _ when _fraud.Found is { } fraud && happening.Anchor == FuzzAnchor.Fraud =>
                    ServeAsync(happening, fraud, driver, cancellationToken),
                _ when _asked.Found is { } asked => AnswerAsync(happening, asked, driver, cancellationToken),
                _ => Task.CompletedTask,
            });
        }
        catch (AmazonServiceException)
        {
            // A fault struck whoever acts here, too; to the workflow that is silence.
        }
    }

    private static Task AnswerAsync(FuzzEvent happening, PendingDecision asked, ScenarioDriver driver, CancellationToken cancellationToken)
    {
        var decider = asked.Deciders[happening.Choice % asked.Deciders.Count];
        return happening.Kind switch
        {
            FuzzEventKind.Yes => driver.DecideAsync(asked, "approve", decider, "Looks right to me", cancellationToken),
            FuzzEventKind.No => driver.DecideAsync(asked, "reject", decider, "", cancellationToken),
            FuzzEventKind.Stranger => driver.DecideAsync(asked, "approve", "stranger@example.com", "", cancellationToken),
            FuzzEventKind.SilentYes => driver.DecideInSilenceAsync(asked, DecisionStatus.Approved, decider, cancellationToken),
            FuzzEventKind.SilentNo => driver.DecideInSilenceAsync(asked, DecisionStatus.Rejected, decider, cancellationToken),
            FuzzEventKind.Garbage => (happening.Choice % 4) switch
            {
                0 => driver.DecideAsync(asked, "maybe", decider, "", cancellationToken),
                1 => driver.DecideAsync(asked, "approve", " ", "", cancellationToken),
                2 => driver.DecideAsync(asked, "reject", decider, new('x', 2001), cancellationToken),
                _ => driver.DecideAsync(asked with { Id = asked.Id + "?" }, "approve", decider, "", cancellationToken),
            },
            _ => throw new InvalidOperationException($"{happening.Kind} needs another anchor than {happening.Anchor}."),
        };
    }

    private async Task ServeAsync(FuzzEvent happening, FraudRequest fraud, ScenarioDriver driver, CancellationToken cancellationToken) =>
        await (happening.Kind switch
        {
            FuzzEventKind.FraudPass => driver.Fraud.RepeatAsync(fraud with { Sin = PassingSin }, cancellationToken),
            FuzzEventKind.FraudFind => driver.Fraud.RepeatAsync(fraud with { Sin = FraudulentSin }, cancellationToken),
            FuzzEventKind.KeepAlive => driver.Fraud.KeepAliveAsync(fraud, TimeSpan.FromSeconds(happening.Choice), cancellationToken),
            _ => throw new InvalidOperationException($"{happening.Kind} needs another anchor than {happening.Anchor}."),
        });

    private async Task StopAsync(ScenarioDriver driver, CancellationToken cancellationToken)
    {
        if (!await HasEndedAsync(driver, cancellationToken))
            await driver.StopAsync(cancellationToken);
    }

    private async Task<FraudRequest?> UntilFraudIsAskedAsync(ScenarioDriver driver, CancellationToken cancellationToken)
    {
        string? body = null;
        await stack.Time.SkipUntilAsync(
            async () => (body = stack.Services.Sqs.Peek(stack.FraudQueueArn) is [var first, ..] ? first : null) is not null
                || await HasEndedAsync(driver, cancellationToken),
            cancellationToken);
        return body is null ? null : JsonSerializer.Deserialize(body, SuiteJson.Default.FraudRequest);
    }

    private async Task<bool> HasEndedAsync(ScenarioDriver driver, CancellationToken cancellationToken) =>
        await stack.Engine.StateAsync(played.Workflow, driver.Id, cancellationToken) is not WorkflowState.Running;

    private async Task<int> PostAsync(CancellationToken cancellationToken)
    {
        using var body = new StringContent(played.Payload, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var answer = await http.PostAsync(
            new Uri(stack.ApiUrl, $"workflows/{played.Workflow.ToText()}"), body, cancellationToken);
        return (int)answer.StatusCode;
    }

    // How Step Functions takes half of a surrogate pair is not known, and a number or a truth value it hands to no function: the state fails
    // before its task is scheduled. Both are tried at the door alone.
    private static bool IsForEngines(string payload)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(payload));
        try
        {
            while (reader.Read())
                if (reader is { CurrentDepth: 0, TokenType: JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False })
                    return false;
                else if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    reader.GetString();
            return true;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    // Another request under the same id. Of two members of one name the last counts.
    private static string Changed(FuzzCase played) =>
        $"{played.Payload.TrimEnd()[..^1]}, {FuzzInput.Quote(WorkflowDescriptor.For(played.Workflow).FreeMember)}: {FuzzInput.Quote("changed")}}}";
}
