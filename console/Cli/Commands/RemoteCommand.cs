using System.CommandLine;
using Comparison.Cli.Remote;

namespace Comparison.Cli.Commands;

/// <summary>A command that looks at, or speaks to, the stacks of a running <c>compare up</c>.</summary>
internal abstract class RemoteCommand : Command
{
    private readonly Option<Uri> _endpoint = new("--endpoint")
    {
        Description = "Where the local cloud listens.",
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

    protected RemoteCommand(string name, string description)
        : base(name, description)
    {
        _variant.AcceptOnlyFromAmong("durable", "stepfunctions");
        Add(_endpoint);
        Add(_variant);
        SetAction(RunAsync);
    }

    /// <summary>Does the command's work on the stacks that were asked for.</summary>
    protected abstract Task<int> RunAsync(
        ParseResult parsed, RunningCloud cloud, IReadOnlyList<RunningStack> stacks, CancellationToken cancellationToken);

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var cloud = new RunningCloud(parsed.GetRequiredValue(_endpoint));
        try
        {
            var variant = parsed.GetValue(_variant);
            var stacks = await cloud.StacksAsync(cancellationToken);
            return await RunAsync(
                parsed, cloud, [.. stacks.Where(stack => variant is null || stack.Variant == variant)], cancellationToken);
        }
        catch (CloudUnreachableException unreachable)
        {
            return Exit.Usage(unreachable.Message);
        }
    }
}
