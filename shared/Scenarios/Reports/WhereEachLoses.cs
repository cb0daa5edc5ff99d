using System.Globalization;
using Comparison.Local.Stacks;
using Comparison.Pricing.Laws;
using Comparison.Pricing.Quotas;
using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Faults;

namespace Comparison.Scenarios.Reports;

/// <summary><c>docs/where-each-loses.md</c>: what an architect asks of both, who loses, and the command that shows it.</summary>
public static class WhereEachLoses
{
    private static readonly WaitingShape Asking = new(Steps: 3, PayloadBytes: 1000, Wait: TimeSpan.FromDays(2));

    private const string Both = "both";
    private const string Draw = "a draw";
    private const string Durable = "durable";
    private const string Machine = "Step Functions";

    public static string Markdown(FaultResults results, Terms terms) => string.Join('\n',
    [
        "# Where each loses",
        "",
        "Neither service is better at everything. Each row is a question, what either side has to say to it, who loses, and the command or the",
        "file that shows it. Written by a test from what was played on the local engines and from the cost model; nothing here was run on AWS,",
        "and what only a run there could show says so.",
        "",
        "| question | durable functions | Step Functions | who loses | evidence |",
        "| --- | --- | --- | --- | --- |",
        .. Rows(results, terms).Select(row => $"| {row.Question} | {row.Durable} | {row.StepFunctions} | {row.Loser} | {row.Evidence} |"),
        "",
        "## Who can read tokens and personal data",
        "",
        "Both histories hold what the workflow was started with, what each step returned, and the token or callback id of each wait: whoever may read a",
        "history with its data may answer in somebody's name. So the suite's own API shows names, times and errors of a history and never a payload,",
        "and a test looks for every issued secret in what it answers, logs and draws. In an account of one's own, three doors are to be closed:",
        "",
        "- **IAM.** `lambda:GetDurableExecution`, `lambda:GetDurableExecutionHistory` and `lambda:GetDurableExecutionState` on one side,",
        "  `states:GetExecutionHistory` and `states:DescribeExecution` on the other, are rights to read payloads. `IncludeExecutionData=false` is the",
        "  reader's choice, not a permission: who may call may include it. The roots give these rights to the functions that need them, by ARN, and to nobody else.",
        "- **Logs.** `include_execution_data` is `false` where machines log; the functions log names and ids of requests, and no payload.",
        "- **Keys.** By default AWS's own keys encrypt both histories. With `kms_key_arn` set, the roots encrypt queues, tables, logs, the functions'",
        "  settings and the state machines' histories by that key. A durable execution's own data can have one as well (`DurableConfig.KMSKeyArn`), but",
        "  no Terraform provider knew that member in November 2026: there durable functions lose until one does.",
        "",
    ]);

    private static IEnumerable<Row> Rows(FaultResults results, Terms terms)
    {
        var law = Law.Derive(terms).ToDictionary(row => row.Element);
        string Cost(Element element, bool durable) => string.Create(
            CultureInfo.InvariantCulture, $"${(durable ? law[element].Durable : law[element].StepFunctions):0.##} per million");
        Row Priced(string question, Element element, string loser) =>
            new(question, Cost(element, durable: true), Cost(element, durable: false), loser, "`./compare cost`, *the law*");
        Row Operated(string question, string name, string loser) => new(
            question, Trial(results, name, Variant.Durable), Trial(results, name, Variant.StepFunctions), loser, "`./compare run --faults`, *Operated*");

        yield return Priced("What does a wait for somebody cost?", Element.Wait, Draw);
        yield return Priced("What does a step cost?", Element.Step, Machine);
        yield return Priced("What does an if cost?", Element.Branch, Machine);
        yield return new(
            "Are a machine's Start and End billed?", "a start is an operation: " + Cost(Element.Start, durable: true),
            string.Create(CultureInfo.InvariantCulture, $"sources disagree: 0, or ${law[Element.Start].Contested:0.##} per million"), Machine,
            "`./compare cost`, the hatched part; only a bill can tell");
        yield return new(
            "What does data cost?", "written and kept data is billed by the gigabyte", "not billed, up to its limits", Durable,
            "`./compare cost`, break-even by payload");
        yield return new(
            "What does observing cost?", "the functions' logs and traces", "these, and the machine's own log at level ALL and its traces", Machine,
            "`./compare cost`, lines *logs* and *traces*");
        yield return new(
            "Is each side written as an expert would?", "readable and thrifty form", "readable and thrifty form", Draw,
            "`./compare run --form thrifty`; [the units of both](how-we-measure.md)");
        yield return new(
            "How soon does a decision reach the next step?", "not known before it is measured on AWS", "not known before it is measured on AWS", "not known",
            "`./compare bench --target aws`; `./compare bench` has our engines' times, which are not AWS's");
        yield return Operated("A run failed. Can it be redone from there?", "redo", Durable);
        yield return Operated("Can runs be paused while a dependency is away?", "dependency-down", Machine);
        yield return Operated("A bug is found behind the wait: who gets the fix?", "hot-fix-deployed", Both);
        yield return Operated("And if the waiting runs must have it?", "hot-fix-restarted", Both);
        yield return Operated("The workflow is changed under a run that nobody pinned?", "steps-changed", Durable);
        yield return new(
            "Is that found before it is deployed?", "`./compare audit order --onto thrifty` names the operation", "nothing to find: a run keeps its definition",
            Durable, "`./compare audit order --onto thrifty`");
        yield return Operated("Canary and rollback?", "canary", Draw);
        yield return Operated("Can one run be forgotten on demand?", "deleted", Machine);
        yield return Operated("For how long is a start idempotent?", "retention", Durable);
        yield return Operated("What does an answer meet that comes too late?", "late-answer", Draw);
        yield return new(
            "Crashes, lost answers, duplicates, races?", Right(results, Variant.Durable), Right(results, Variant.StepFunctions), Draw,
            "`./compare run --faults`; [what breaks](what-breaks.md)");
        yield return new(
            "AWS's own runtime?", $"a checkpoint token that was used ends the run: {results.StaleTokens.Count(trial => trial.Status == "failed")} of "
                + $"{results.StaleTokens.Count} (aws-lambda-dotnet issue 2571)", "has no such token", Durable, "`./compare run --faults`, *A checkpoint token*");
        yield return new(
            "What do people see who do not read code?", "a list of operations, named by the code", "the drawn machine, with the running state", Durable,
            "`./compare serve` draws both alike; the services' consoles do not");
        yield return new(
            "How is it tested and debugged?", "a unit test and a break point in the code", "`TestState` for one state, an execution for the rest", Machine,
            "[`PlantedFaultTests`](../tests/Scenarios.Tests/Audits/PlantedFaultTests.cs) against [`TrialTests`](../tests/Cloud.Tests/StepFunctions/TrialTests.cs)");
        var (durableUse, machineUse) = SteadyRate.For(Asking.ToTwins(), terms, perSecond: 1);
        yield return new(
            $"Which quota binds first, at {Asking.Steps:0} steps and a wait of {Asking.Wait.TotalDays:0} days?", Binding(durableUse), Binding(machineUse),
            durableUse[0].MaxPerSecond < machineUse[0].MaxPerSecond ? Durable : Machine,
            "`./compare advise --per-second 1 --wait 2d --steps 3 --payload 1 --per-month 1000`; for a burst `--burst`");
        yield return new(
            "Can execution data have a key of one's own?", "yes, but not by Terraform yet", "yes", Durable, "[below](#who-can-read-tokens-and-personal-data)");
    }

    private static string Binding(IReadOnlyList<QuotaUse> uses) =>
        string.Create(CultureInfo.InvariantCulture, $"{uses[0].Quota.Name}: at most {uses[0].MaxPerSecond:0.0} starts a second");

    private static string Trial(FaultResults results, string name, Variant variant)
    {
        var trial = results.Operating.Single(trial => trial.Name == name && trial.Variant == variant);
        return $"{trial.Does} → {trial.Becomes}";
    }

    private static string Right(FaultResults results, Variant variant)
    {
        var crashes = results.Crashes.Where(crash => crash.Variant == variant).ToList();
        return $"{crashes.Count(crash => crash.IsRight)} of {crashes.Count} crashes come out right";
    }

    private sealed record Row(string Question, string Durable, string StepFunctions, string Loser, string Evidence);
}
