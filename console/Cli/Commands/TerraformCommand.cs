using System.CommandLine;
using Comparison.Cli.Remote;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Targets;

namespace Comparison.Cli.Commands;

/// <summary><c>compare terraform</c>: the user's own Terraform, in one of the roots, against the local cloud that <c>compare up</c> runs.</summary>
internal sealed class TerraformCommand : Command
{
    private readonly Argument<string> _root = new("root") { Description = "durable or stepfunctions: the root under terraform/." };

    private readonly Option<int?> _port = NumberOption.Whole(
        "--port", "port", 1, 65_535, $"Where the local cloud listens. {UpCommand.DefaultPort} when absent.");

    public TerraformCommand()
        : base("terraform", "Runs Terraform in a root against the local cloud: compare terraform durable apply")
    {
        _root.AcceptOnlyFromAmong([.. Enum.GetValues<Variant>().Select(variant => variant.ToText())]);
        Add(_root);
        Add(_port);
        TreatUnmatchedTokensAsErrors = false; // they are Terraform's
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.UnmatchedTokens.Count == 0)
            return Exit.Usage("What is Terraform to do? compare terraform durable plan, for example.");
        if (ProgramPath.FindTerraform() is not { } program)
            return Exit.Usage("Terraform is not installed: https://developer.hashicorp.com/terraform/install");
        var endpoint = new Uri($"http://127.0.0.1:{parsed.GetValue(_port) ?? UpCommand.DefaultPort}");
        try
        {
            await RunningCloud.StacksAsync(endpoint, cancellationToken);
        }
        catch (CloudUnreachableException unreachable)
        {
            return Exit.Usage(unreachable.Message);
        }
        var terraform = new LocalTerraform(program, parsed.GetRequiredValue(_root), endpoint);
        return parsed.UnmatchedTokens[0] == "init" || await terraform.InitializeAsync()
            ? await terraform.RunAsync(parsed.UnmatchedTokens)
            : Exit.Usage("Terraform has no plugins here: hashicorp/aws 6.27 or a later 6 comes from its registry, or from a mirror that TF_CLI_CONFIG_FILE names.");
    }
}
