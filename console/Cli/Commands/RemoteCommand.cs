using System.CommandLine;
using Comparison.Cli.Remote;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Targets;

namespace Comparison.Cli.Commands;

/// <summary>A command that looks at, or speaks to, the stacks of a running <c>compare up</c> or of AWS.</summary>
internal abstract class RemoteCommand : Command
{
    private readonly Option<Uri> _endpoint = new("--endpoint")
    {
        Description = "Where the local cloud listens.",
        HelpName = "url",
        DefaultValueFactory = _ => new Uri($"http://127.0.0.1:{UpCommand.DefaultPort}"),
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var endpoint) && endpoint.Scheme == Uri.UriSchemeHttp)
                return endpoint;
            result.AddError($"--endpoint must be a URL such as http://127.0.0.1:{UpCommand.DefaultPort}.");
            return null;
        },
    };

    private readonly Option<string?> _variant = new("--variant") { Description = "Only this stack: durable or stepfunctions." };

    private readonly TargetOptions _target = new();

    protected RemoteCommand(string name, string description)
        : base(name, description)
    {
        _variant.AcceptOnlyFromAmong("durable", "stepfunctions");
        Add(_endpoint);
        Add(_variant);
        _target.AddTo(this);
        SetAction(RunAsync);
    }

    /// <summary>Does the command's work on the stacks that were asked for.</summary>
    protected abstract Task<int> RunAsync(ParseResult parsed, IReadOnlyList<RemoteStack> stacks, CancellationToken cancellationToken);

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            var variant = parsed.GetValue(_variant);
            var stacks = _target.IsAws(parsed)
                ? await AppliedAsync(parsed, cancellationToken)
                : await RunningCloud.StacksAsync(parsed.GetRequiredValue(_endpoint), cancellationToken);
            return await RunAsync(parsed, [.. stacks.Where(stack => variant is null || stack.Variant == variant)], cancellationToken);
        }
        catch (CloudUnreachableException unreachable)
        {
            return Exit.Usage(unreachable.Message);
        }
        catch (Exception failure) when (AwsFailure.Explain(failure) is { } line)
        {
            return Exit.Usage(line);
        }
    }

    private async Task<IReadOnlyList<RemoteStack>> AppliedAsync(ParseResult parsed, CancellationToken cancellationToken) =>
    [
        .. (await _target.DeploymentsAsync(parsed, cancellationToken)).Select(deployment => new RemoteStack(
            deployment.Variant.ToText(), deployment.ApiUrl,
            ApiClients.For(deployment, Environment.GetEnvironmentVariable, TimeProvider.System))),
    ];
}
