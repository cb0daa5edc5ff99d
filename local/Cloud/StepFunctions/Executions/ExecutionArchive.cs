using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.StepFunctions.Machines;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>What outlives the process of an account's standard executions: how each was started, what came to it, and how it stands.</summary>
/// <remarks>
/// A history is not written down: it follows from the definition and what came to the execution, and is made again when somebody asks. So
/// an execution that has ended can be described, listed, shown and redriven without being kept in memory.
/// </remarks>
internal sealed class ExecutionArchive(AccountData data, DefinitionReader definitions)
{
    // A machine's ended executions, of which the oldest go: the folder would grow for ever under load.
    private const int MaxEnded = 100_000;
    private const int TidyEvery = 1_000;

    private const string Summaries = "states.execution"; // by ARN, its parts: the order, then the journal
    private const string Running = "states.running";
    private const string Belongings = "states.belonging"; // a Map Run or a child of one, and whose it is
    private const string Machines = "states.machine";

    private readonly ConcurrentDictionary<string, StateMachine> _machines = new();
    private int _ended;

    /// <inheritdoc cref="AccountData.UntilWrittenAsync"/>
    public Task<bool> UntilWrittenAsync() => data.UntilWrittenAsync();

    /// <summary>The highest number that an execution has.</summary>
    public long LastNumber => data.LastOrder(Summaries);

    /// <summary>The ARNs of those that had not ended, in the order of their start.</summary>
    public IReadOnlyList<string> FindRunning() => [.. data.Read(Running).Select(row => row.Key)];

    /// <summary>Written before the execution is made, whose journal follows.</summary>
    public ExecutionJournal Begin(string arn, StartOrder order, long number)
    {
        var written = new WrittenOrder(KeyOf(order.Machine), order.AliasArn, order.Name!, order.Input, order.TraceHeader, number);
        data.Write([
            DataChange.Put(Running, new(arn, [], Order: number)),
            DataChange.Append(Summaries, arn, JsonSerializer.SerializeToUtf8Bytes(written)),
        ]);
        return new([], Writer(arn));
    }

    /// <summary>What an execution was started with, and its journal; null when there is none of that ARN.</summary>
    public (StartOrder Order, long Number, ExecutionJournal Journal)? Find(string arn)
    {
        var parts = data.Parts(Summaries, arn);
        if (parts.Count == 0)
            return null;
        var written = JsonSerializer.Deserialize<WrittenOrder>(parts[0])!;
        var order = new StartOrder(MachineOf(written.Machine), written.AliasArn, written.Name, written.Input, written.TraceHeader);
        return (order, written.Number, new(parts.Skip(1), Writer(arn)));
    }

    public bool Has(string arn) => data.Find(Summaries, arn) is not null;

    /// <summary>Whose execution a Map Run or a child of one belongs to.</summary>
    public string? FindOwner(string arn) => data.Find(Belongings, arn)?.Group;

    public void Own(string arn, string owner) => data.Put(Belongings, new(arn, [], owner));

    /// <summary>How an execution stands, at its start, its end, and when it is redriven.</summary>
    public void Put(ExecutionSummary summary)
    {
        var row = DataChange.Put(Summaries, new(summary.Arn, JsonSerializer.SerializeToUtf8Bytes(summary), summary.MachineArn, summary.Number));
        data.Write([
            row,
            summary.Status == StateMachineStatus.Running
                ? DataChange.Put(Running, new(summary.Arn, [], Order: summary.Number))
                : DataChange.Remove(Running, summary.Arn),
        ]);
        if (summary.StopDate is { } now && Interlocked.Increment(ref _ended) % TidyEvery == 1)
            Tidy(summary.MachineArn, now);
    }

    private void Tidy(string machineArn, DateTimeOffset now)
    {
        var tooMany = OfMachine(machineArn).Skip(MaxEnded);
        var expired = data.List(Summaries, machineArn, oldestFirst: true).Select(Read).TakeWhile(one => one.IsExpired(now));
        foreach (var old in tooMany.Where(one => one.StopDate is not null).Concat(expired))
            data.Write([DataChange.Remove(Summaries, old.Arn), DataChange.RemoveGroup(Belongings, old.Arn)]);
    }

    /// <summary>A machine's executions, the newest first, without the children of distributed maps.</summary>
    public IEnumerable<ExecutionSummary> OfMachine(string machineArn) => data.List(Summaries, machineArn).Select(Read);

    private Action<byte[]> Writer(string arn) => entry => data.Append(Summaries, arn, entry);

    private static ExecutionSummary Read(DataRow row) => JsonSerializer.Deserialize<ExecutionSummary>(row.Value)!;

    // The machine as it was at the start: an update since then does not change what runs.
    private string KeyOf(StateMachine machine)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(WrittenMachine.Of(machine));
        var key = Convert.ToHexStringLower(SHA256.HashData(text));
        if (_machines.TryAdd(key, machine))
            data.Put(Machines, new(key, text));
        return key;
    }

    private StateMachine MachineOf(string key) => _machines.GetOrAdd(
        key, _ => JsonSerializer.Deserialize<WrittenMachine>(data.Find(Machines, key)!.Value)!.ToMachine(definitions));

    private sealed record WrittenOrder(string Machine, string? AliasArn, string Name, string Input, string? TraceHeader, long Number);

    private sealed record WrittenMachine(
        string Arn, string Name, string Text, string RoleArn, DateTimeOffset Created, JsonObject Logging, JsonObject Tracing,
        DateTimeOffset Updated, string? RevisionId, int VersionNumber)
    {
        public static WrittenMachine Of(StateMachine machine) => new(
            machine.Arn, machine.Name, machine.Text, machine.RoleArn, machine.Created, machine.Logging, machine.Tracing,
            machine.Updated, machine.RevisionId, machine.VersionNumber);

        public StateMachine ToMachine(DefinitionReader definitions) =>
            new(Arn, Name, Text, definitions.Read(Text), RoleArn, Created, Logging, Tracing)
            {
                Updated = Updated,
                RevisionId = RevisionId,
                VersionNumber = VersionNumber,
            };
    }
}

/// <summary>An execution as lists show it.</summary>
/// <param name="Number">Counts the standard executions of the account in the order of their start.</param>
internal sealed record ExecutionSummary(
    string Arn, string MachineArn, string Name, long Number, StateMachineStatus Status, DateTimeOffset StartDate, DateTimeOffset? StopDate)
{
    // Closed executions, and with them their names, are kept for 90 days.
    private static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    public int RedriveCount { get; init; }

    public DateTimeOffset? RedriveDate { get; init; }

    public string? MapRunArn { get; init; }

    public string? VersionArn { get; init; }

    public string? AliasArn { get; init; }

    public static ExecutionSummary Of(ExecutionRun run)
    {
        var (execution, identity, result) = (run.Execution, run.Execution.Identity, run.Execution.Result);
        return new(identity.Arn, identity.StateMachineArn, identity.Name, run.Number, result.Status, execution.StartDate, result.StopDate)
        {
            RedriveCount = execution.RedriveCount,
            RedriveDate = execution.RedriveDate,
            MapRunArn = execution.MapRun?.Arn,
            VersionArn = run.Machine.VersionArn,
            AliasArn = identity.AliasArn,
        };
    }

    public bool IsExpired(DateTimeOffset now) => StopDate + Retention < now;
}
