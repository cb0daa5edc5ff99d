using System.CommandLine;
using Comparison.Cli;
using Comparison.Cli.Commands;

using var interruption = new Interruption(); // before anything else, so that there is no moment without
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

var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
if (parsed.Errors.Count > 0)
    return Exit.Usage(parsed.UnmatchedTokens is [var unknown, ..]
        ? $"Unknown command or option '{unknown}'; compare --help lists what there is."
        : string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
try
{
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interruption.Token);
}
catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
{
    return interruption.Status;
}
catch (Exception defect)
{
    // The edge of the process: what nobody foresaw is shown in full, for whoever reports it.
    return Exit.Usage($"compare failed: {defect}");
}
