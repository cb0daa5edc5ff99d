using System.CommandLine;

namespace Comparison.Cli.Commands;

/// <summary>All commands of <c>compare</c>.</summary>
internal static class CommandTree
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Durable Lambda functions or Step Functions task tokens: the same workflows both ways, on this machine.")
        {
            new RunCommand(),
            new ServeCommand(),
            new UpCommand(),
            new ListCommand(),
            new ShowCommand(),
            new PendingCommand(),
            new DecideCommand("approve"),
            new DecideCommand("reject"),
            new TwinsCommand(),
            new AuditCommand(),
            new BenchCommand(),
            new VerifyCommand(),
            new CostCommand(),
            new AdviseCommand(),
            new SlidesCommand(),
            new PackageCommand(),
            new TerraformCommand(),
            new DoctorCommand(),
        };
        Menu.AddTo(root);
        return root;
    }
}
