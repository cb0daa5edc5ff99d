using Comparison.Cli;
using Comparison.Cli.Commands;
using Comparison.Cli.Output;

using var interruption = new Interruption(); // before anything else, so that there is no moment without
try
{
    if (args.Length == 0)
    {
        Terminal.Say(Menu.Text);
        return Exit.Same;
    }
    var parsed = CommandTree.Create().Parse(args);
    if (Misuse.Of(parsed) is { } misuse)
        return Exit.Usage(misuse);
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interruption.Token);
}
catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
{
    return interruption.Status;
}
catch (Exception disk) when (Exit.IsOfDisk(disk))
{
    return Exit.Usage($"A file or folder cannot be used: {disk.Message.ReplaceLineEndings(" ")}");
}
catch (Exception defect)
{
    // The edge of the process: what nobody foresaw is shown in full, for whoever reports it.
    return Exit.Usage($"compare failed: {defect}");
}
