using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Comparison.Cli.Output;
using Comparison.Cli.Remote;
using Comparison.Local.Cloud;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Targets;

namespace Comparison.Cli.Commands;

/// <summary><c>compare serve</c>: the page over a local cloud of its own, whose time can be moved, or over AWS.</summary>
internal sealed class ServeCommand : Command
{
    /// <summary>Where the page listens when nobody says otherwise.</summary>
    public const int DefaultPort = 5080;

    private readonly Option<int?> _port = NumberOption.Port("--port", DefaultPort, "Where the page listens");

    private readonly Option<bool> _open = new("--open") { Description = "Opens the page in the browser." };
    private readonly Option<string?> _record = new("--record") { Description = "Writes what the page receives to this file.", HelpName = "file" };
    private readonly Option<string?> _replay = new("--replay") { Description = "Plays a file that --record wrote, without any cloud.", HelpName = "file" };
    private readonly TargetOptions _target = new();

    public ServeCommand()
        : base("serve", "Serves the page: both variants side by side on one clock, until you stop it.")
    {
        Add(_port);
        Add(_open);
        Add(_record);
        Add(_replay);
        _target.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        List<string> arguments = ["--port", (parsed.GetValue(_port) ?? DefaultPort).ToString(CultureInfo.InvariantCulture)];
        if (parsed.GetValue(_record) is { } record)
            arguments.AddRange("--record", RepositoryFiles.FromUser(record));
        try
        {
            if (parsed.GetValue(_replay) is { } replay)
                return await ServeAsync([.. arguments, "--replay", RepositoryFiles.FromUser(replay)], parsed, cancellationToken);
            return _target.IsAws(parsed)
                ? await ServeAsync([.. arguments, .. _target.ForPage(parsed)], parsed, cancellationToken)
                : await ServeLocalAsync(arguments, parsed, cancellationToken);
        }
        catch (PageFailedException failed)
        {
            return Exit.Usage(failed.Message);
        }
        catch (DeploymentException missing)
        {
            return Exit.Usage(missing.Message);
        }
    }

    private async Task<int> ServeLocalAsync(IReadOnlyList<string> arguments, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var cloud = await LocalCloud.StartAsync(cancellationToken: cancellationToken);
        cloud.Failed += failure => Console.Error.WriteLine($"The local cloud failed: {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}");
        using var both = await LocalComparison.DeployAsync(cloud, ahead: LocalComparison.LongAhead, cancellationToken: cancellationToken);
        cloud.Run(rate: 1);
        return await ServeAsync([.. arguments, "--cloud", cloud.Endpoint.ToString()], parsed, cancellationToken);
    }

    private async Task<int> ServeAsync(IReadOnlyList<string> arguments, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var page = await PageProcess.StartAsync(arguments, Console.Error.WriteLine, cancellationToken);
        Terminal.Say($"The page is at {page.Address} until Ctrl+C.");
        if (parsed.GetValue(_open))
            Open(page.Address);
        await page.Ended.WaitAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested(); // Ctrl+C reaches the page as well
        return Exit.Usage("The page has ended by itself.");
    }

    private static void Open(Uri address)
    {
        try
        {
            Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception noBrowser) when (noBrowser is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine($"No browser could be opened: {noBrowser.Message}");
        }
    }
}
