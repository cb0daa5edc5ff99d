using System.CommandLine;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Targets;

namespace Comparison.Cli.Commands;

/// <summary>The options that say where the stacks are that a command is about.</summary>
internal sealed class TargetOptions
{
    private readonly Option<string> _target = new("--target")
    {
        Description = "local, or aws: what Terraform applied.",
        DefaultValueFactory = _ => "local",
    };

    private readonly Option<string[]> _terraform = new("--terraform")
    {
        Description = "A Terraform root that was applied, or a file with its terraform output -json; repeat it for the other variant. "
            + "terraform/durable and terraform/stepfunctions when absent.",
        HelpName = "folder or file",
    };

    private readonly Option<bool> _allowLocalPackages = new("--allow-local-packages")
    {
        Description = "Drives on AWS even functions that were built without AWS's official packages.",
    };

    public TargetOptions() => _target.AcceptOnlyFromAmong("local", "aws");

    public void AddTo(Command command)
    {
        command.Add(_target);
        command.Add(_terraform);
        command.Add(_allowLocalPackages);
    }

    public bool IsAws(ParseResult parsed) => parsed.GetRequiredValue(_target) == "aws";

    /// <summary>The same choice as the page's options have it.</summary>
    public IReadOnlyList<string> ForPage(ParseResult parsed) =>
    [
        .. Roots(parsed).SelectMany(root => new[] { "--terraform", root }),
        .. parsed.GetValue(_allowLocalPackages) ? new[] { "--allow-local-packages" } : [],
    ];

    /// <summary>What is deployed, by the roots that were asked for.</summary>
    /// <exception cref="DeploymentException">Nothing is, or nobody can say.</exception>
    public Task<IReadOnlyList<Deployment>> DeploymentsAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        new Deployments(Environment.GetEnvironmentVariable, parsed.GetValue(_allowLocalPackages)).FindAsync(Roots(parsed), cancellationToken);

    private string[] Roots(ParseResult parsed) => parsed.GetValue(_terraform) is { Length: > 0 } given
        ? [.. given.Select(RepositoryFiles.FromUser)]
        : [.. Enum.GetValues<Variant>().Select(variant => Path.Combine(RepositoryFiles.Root, "terraform", variant.ToText()))];

    /// <summary>The variant among what is deployed, for commands that need both.</summary>
    /// <exception cref="DeploymentException">It is not there.</exception>
    public static AwsTarget Open(IReadOnlyList<Deployment> deployments, Variant variant) =>
        deployments.FirstOrDefault(deployment => deployment.Variant == variant) is { } deployment
            ? AwsTarget.Open(deployment, Environment.GetEnvironmentVariable, TimeProvider.System)
            : throw new DeploymentException($"This takes both variants, and {variant.ForPeople()} is not applied.");
}

/// <summary>Opens what Terraform applied for as long as a command works on it, and says in one line why it cannot.</summary>
internal static class AppliedTargets
{
    /// <param name="work">Given the targets, durable first.</param>
    public static async Task<int> UseAsync(Func<Task<IReadOnlyList<Deployment>>> find, Func<IReadOnlyList<AwsTarget>, Task<int>> work)
    {
        List<AwsTarget> targets = [];
        try
        {
            foreach (var deployment in (await find()).OrderBy(deployment => deployment.Variant))
                targets.Add(AwsTarget.Open(deployment, Environment.GetEnvironmentVariable, TimeProvider.System));
            return targets.DistinctBy(target => target.Variant).Count() < targets.Count
                ? Exit.Usage("This takes one root of each variant, or one alone.")
                : await work(targets);
        }
        catch (Exception stop) when (stop is RefusedException or StuckException)
        {
            return Exit.Usage(stop.Message);
        }
        catch (Exception failure) when (AwsFailure.Explain(failure) is { } line)
        {
            return Exit.Usage(line);
        }
        finally
        {
            targets.ForEach(target => target.Dispose());
        }
    }
}
