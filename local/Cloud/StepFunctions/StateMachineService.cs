using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.StepFunctions.Activities;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.Cloud.StepFunctions.Executions;
using Comparison.Local.Cloud.StepFunctions.Integrations;
using Comparison.Local.Cloud.StepFunctions.Machines;
using Comparison.Local.Cloud.StepFunctions.Tags;
using Comparison.Local.Cloud.StepFunctions.Tasks;
using Comparison.Local.Cloud.StepFunctions.Trials;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.Cloud.StepFunctions;

/// <summary>Step Functions of one account.</summary>
public sealed class StateMachineService : IJsonService, IRestorable
{
    private static readonly RequestMembers Members = new("""
        CreateActivity: encryptionConfiguration name tags
        CreateStateMachine: definition encryptionConfiguration loggingConfiguration name publish roleArn tags tracingConfiguration type versionDescription
        CreateStateMachineAlias: description name routingConfiguration
        DeleteActivity: activityArn
        DeleteStateMachine: stateMachineArn
        DeleteStateMachineAlias: stateMachineAliasArn
        DeleteStateMachineVersion: stateMachineVersionArn
        DescribeActivity: activityArn
        DescribeExecution: executionArn includedData
        DescribeMapRun: mapRunArn
        DescribeStateMachine: includedData stateMachineArn
        DescribeStateMachineAlias: stateMachineAliasArn
        DescribeStateMachineForExecution: executionArn includedData
        GetActivityTask: activityArn workerName
        GetExecutionHistory: executionArn includeExecutionData maxResults nextToken reverseOrder
        ListActivities: maxResults nextToken
        ListExecutions: mapRunArn maxResults nextToken redriveFilter stateMachineArn statusFilter
        ListMapRuns: executionArn maxResults nextToken
        ListStateMachineAliases: maxResults nextToken stateMachineArn
        ListStateMachineVersions: maxResults nextToken stateMachineArn
        ListStateMachines: maxResults nextToken
        ListTagsForResource: resourceArn
        PublishStateMachineVersion: description revisionId stateMachineArn
        RedriveExecution: clientToken executionArn
        SendTaskFailure: cause error taskToken
        SendTaskHeartbeat: taskToken
        SendTaskSuccess: output taskToken
        StartExecution: input name stateMachineArn traceHeader
        StartSyncExecution: includedData input name stateMachineArn traceHeader
        StopExecution: cause error executionArn
        TagResource: resourceArn tags
        TestState: context definition input inspectionLevel mock revealSecrets roleArn stateConfiguration stateName variables
        UntagResource: resourceArn tagKeys
        UpdateStateMachine: definition encryptionConfiguration loggingConfiguration publish roleArn stateMachineArn tracingConfiguration versionDescription
        UpdateStateMachineAlias: description routingConfiguration stateMachineAliasArn
        ValidateStateMachineDefinition: definition maxResults severity type
        """);

    private readonly AccountContext _context;
    private readonly ExecutionStore _executions;
    private readonly Func<Task> _restore;
    private readonly Dictionary<string, Func<Request, JsonObject>> _operations;
    private readonly Dictionary<string, Func<Request, CancellationToken, Task<JsonObject>>> _waiting;

    /// <param name="account">Whose other services the state machines call.</param>
    public StateMachineService(AccountContext context, Account account, ILambdaInvoker lambda)
    {
        _context = context;
        var (aliases, activities, tags) = (new AliasStore(), new ActivityStore(), new TagStore());
        var machines = new StateMachineStore(aliases);
        var tokens = new TaskTokens(context, issued => TokenIssued?.Invoke(issued));
        IntegrationCatalog? catalog = null;
        var definitions = new DefinitionReader(resource => catalog!.Has(resource));
        var archive = context.Data is { } data ? new ExecutionArchive(data, definitions) : null;
        _executions = new ExecutionStore(context.Time, archive);
        var integrations = catalog = new IntegrationCatalog(context, account, lambda, machines, _executions);
        var versions = new VersionOperations(context, machines, aliases);
        var aliasOperations = new AliasOperations(context, machines, aliases);
        var machineOperations = new StateMachineOperations(context, machines, versions, _executions.IsRunning, tags, definitions);
        var orders = new StartOrderReader(context, machines, aliases);
        var starter = new ExecutionStarter(
            context, machines, _executions, tokens, integrations.Find, activities, new ExpressClosing(context, account), archive);
        _executions.Load = starter.LoadAsync;
        _restore = () => archive is null ? Task.CompletedTask : starter.RestoreAsync(archive);
        var executionOperations = new ExecutionOperations(context, machines, aliases, _executions, orders, starter);
        var mapRunOperations = new MapRunOperations(_executions);
        var taskOperations = new TaskOperations(tokens);
        var tagOperations = new StateMachineTagOperations(tags, arn => machines.Find(arn) is not null || activities.Find(arn) is not null);
        IExecutionHost CreateHost(string arn) =>
            new ExecutionHost(context, arn, tokens, integrations.Find, activities, onTransition: _ => { });

        var activityOperations = new ActivityOperations(context, activities, tags);
        _waiting = new()
        {
            ["DescribeExecution"] = executionOperations.DescribeAsync,
            ["DescribeMapRun"] = mapRunOperations.DescribeAsync,
            ["DescribeStateMachineForExecution"] = executionOperations.DescribeMachineAsync,
            ["GetActivityTask"] = activityOperations.FetchAsync,
            ["GetExecutionHistory"] = executionOperations.GetHistoryAsync,
            ["ListExecutions"] = executionOperations.ListAsync,
            ["ListMapRuns"] = mapRunOperations.ListAsync,
            ["RedriveExecution"] = new RedriveOperations(context, machines, _executions, starter).RedriveAsync,
            ["SendTaskFailure"] = taskOperations.FailAsync,
            ["SendTaskSuccess"] = taskOperations.SucceedAsync,
            ["StartSyncExecution"] = new SynchronousOperations(orders, starter).StartAsync,
            ["StopExecution"] = executionOperations.StopAsync,
            ["TestState"] = new TrialOperations(context, CreateHost, integrations.Has).TestAsync,
        };
        _operations = new()
        {
            ["CreateActivity"] = activityOperations.Create,
            ["CreateStateMachine"] = machineOperations.Create,
            ["CreateStateMachineAlias"] = aliasOperations.Create,
            ["DeleteActivity"] = activityOperations.Delete,
            ["DeleteStateMachine"] = machineOperations.Delete,
            ["DeleteStateMachineAlias"] = aliasOperations.Delete,
            ["DeleteStateMachineVersion"] = versions.Delete,
            ["DescribeActivity"] = activityOperations.Describe,
            ["DescribeStateMachine"] = machineOperations.Describe,
            ["DescribeStateMachineAlias"] = aliasOperations.Describe,
            ["ListActivities"] = activityOperations.List,
            ["ListStateMachineAliases"] = aliasOperations.List,
            ["ListStateMachineVersions"] = versions.List,
            ["ListStateMachines"] = machineOperations.List,
            ["ListTagsForResource"] = tagOperations.List,
            ["PublishStateMachineVersion"] = versions.Publish,
            ["SendTaskHeartbeat"] = taskOperations.Beat,
            ["StartExecution"] = executionOperations.Start,
            ["TagResource"] = tagOperations.Tag,
            ["UntagResource"] = tagOperations.Untag,
            ["UpdateStateMachine"] = machineOperations.Update,
            ["UpdateStateMachineAlias"] = aliasOperations.Update,
            ["ValidateStateMachineDefinition"] = new DefinitionValidation(definitions).Validate,
        };
    }

    public string TargetPrefix => "AWSStepFunctions";

    public IReadOnlyCollection<string> Operations => [.. _operations.Keys, .. _waiting.Keys];

    /// <summary>Called with every task token before its task's service is called. Set it before the first execution starts.</summary>
    public Action<IssuedToken>? TokenIssued { get; set; }

    public Task RestoreAsync(AccountData data) => _restore();

    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        if (_waiting.TryGetValue(operation, out var begin))
        {
            Members.Check(operation, request);
            return begin(new Request(request), cancellationToken);
        }
        if (!_operations.TryGetValue(operation, out var carryOut))
            throw AwsException.NotSupported($"{TargetPrefix}.{operation}");
        Members.Check(operation, request);
        return Task.FromResult(carryOut(new Request(request)));
    }

    /// <summary>An execution by the names of its machine and its own; null when there is none.</summary>
    public ExecutionView? FindExecution(string stateMachineName, string executionName)
    {
        var run = _executions.Find(_context.Arn("states", $"execution:{stateMachineName}:{executionName}"));
        return run is null ? null : new ExecutionView(run.Execution.Identity.Arn, run.Execution.Result, run.Host.WaitingStates);
    }

    /// <summary>Completes when the execution has ended, for a driver in the same process: its wait is no work.</summary>
    /// <exception cref="AwsException">There is no such execution.</exception>
    public async Task<ExecutionResult> UntilEndedAsync(string executionArn)
    {
        using var work = _context.Workload.Begin();
        var run = await _executions.GetAsync(executionArn);
        await run.End.WaitAsync();
        return run.Execution.Result;
    }
}

/// <summary>Where an execution stands, for a driver in the same process.</summary>
/// <param name="WaitingStates">The states that now wait for a callback.</param>
public sealed record ExecutionView(string Arn, ExecutionResult Result, IReadOnlyList<string> WaitingStates);
