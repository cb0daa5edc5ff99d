using System.CommandLine;
using System.Globalization;
using Comparison.Cli.Output;
using Comparison.Cli.Packaging;
using Comparison.Cli.Remote;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Stacks;

namespace Comparison.Cli.Commands;

/// <summary><c>compare up</c>: the local cloud in real time, with the page beside it, for the other commands and for AWS's own tools.</summary>
internal sealed class UpCommand : Command
{
    /// <summary>Where tools made for a local AWS look.</summary>
    public const int DefaultPort = 4566;

    // Nobody wants to wait a minute at the keyboard for a message that pretends to be on its way.
    private const int DefaultQueueDelay = 5;

    private readonly Option<int?> _port = NumberOption.Port("--port", DefaultPort, "Where to listen");

    private readonly Option<int?> _queueDelay = NumberOption.Whole(
        "--queue-delay", "seconds", 0, 900, $"How long the approval queue holds a message back. {DefaultQueueDelay} when absent.");

    private readonly Option<string?> _packages = new("--packages")
    {
        Description = "A folder of compare package: functions run from its zips, as processes. In this process when absent.",
        HelpName = "folder",
    };

    private readonly Option<string?> _data = new("--data")
    {
        Description = "The folder in which everything outlives this process; artifacts/cloud when absent.",
        HelpName = "folder",
    };

    private readonly Option<bool> _ephemeral = new("--ephemeral") { Description = "Keeps everything in memory, and forgets it at the end." };

    private readonly Option<bool> _noPage = new("--no-page") { Description = "Leaves the page out." };

    private readonly Option<int?> _pagePort = NumberOption.Port("--page-port", ServeCommand.DefaultPort, "Where the page listens");

    public UpCommand()
        : base("up", "Runs the local cloud with both variants in real time, until you stop it.")
    {
        Add(_port);
        Add(_queueDelay);
        Add(_packages);
        Add(_data);
        Add(_ephemeral);
        Validators.Add(result =>
        {
            if (result.GetValue(_ephemeral) && result.GetValue(_data) is not null)
                result.AddError("--data and --ephemeral exclude each other.");
        });
        Add(_noPage);
        Add(_pagePort);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var packages = parsed.GetValue(_packages) is { } given ? RepositoryFiles.FromUser(given) : null;
        if (packages is not null && FunctionPackage.All.FirstOrDefault(zip => !File.Exists(Path.Combine(packages, $"{zip.Name}.zip"))) is { } missing)
            return Exit.Usage($"{packages} lacks {missing.Name}.zip; compare package writes it.");

        DataFolder? data = null;
        try
        {
            if (!parsed.GetValue(_ephemeral))
                data = DataFolder.Open(parsed.GetValue(_data) is { } folder ? RepositoryFiles.FromUser(folder) : Path.Combine(RepositoryFiles.Artifacts, "cloud"));
            var options = new StackOptions { Packages = packages, QueueDelay = TimeSpan.FromSeconds(parsed.GetValue(_queueDelay) ?? DefaultQueueDelay), Data = data };
            return await RunAsync(parsed, options, cancellationToken);
        }
        catch (DataFolderException refused)
        {
            return Exit.Usage($"{refused.Message} Take another by --data, or none by --ephemeral.");
        }
        finally
        {
            if (data is not null)
                await data.DisposeAsync();
        }
    }

    private async Task<int> RunAsync(ParseResult parsed, StackOptions options, CancellationToken cancellationToken)
    {
        var port = parsed.GetValue(_port) ?? DefaultPort;
        LocalCloud cloud;
        try
        {
            cloud = await LocalCloud.StartAsync(port, cancellationToken);
        }
        catch (IOException)
        {
            return Exit.Usage($"Port {port} is taken; choose another with --port.");
        }
        await using (cloud)
        {
            cloud.Failed += failure => Console.Error.WriteLine($"The local cloud failed: {OneLine(failure)}");
            foreach (var variant in Enum.GetValues<Variant>())
                Describe(await DeployedStack.DeployAsync(cloud, variant, options, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            await StackServices.OpenOnDemandAsync(cloud, options.Data);
            Terminal.Tell("any other account  AWS_ACCESS_KEY_ID=<12 digits>: empty, opened at its first request; Terraform, too, can apply to it");
            if (options.Data is { Path: var path })
                Terminal.Tell($"kept in           {RepositoryFiles.Shown(path)}: the next compare up goes on from there, whatever ends this one; --ephemeral keeps nothing");
            Terminal.Say($"Listening on {cloud.Endpoint} until Ctrl+C. In another terminal:");
            foreach (var command in new[] { "list", "pending", "show REQ-003", "approve REQ-003" })
                Terminal.Say($"  compare {command}{(cloud.Endpoint.Port == DefaultPort ? "" : $" --endpoint {cloud.Endpoint}")}");
            if (parsed.GetValue(_noPage))
                await UntilStoppedAsync(cancellationToken);
            else
                await ServePageAsync(cloud.Endpoint, parsed.GetValue(_pagePort) ?? ServeCommand.DefaultPort, cancellationToken);
        }
        return Exit.Same;
    }

    // Without its page the cloud goes on: tools and scripts need no more.
    private static async Task ServePageAsync(Uri endpoint, int port, CancellationToken cancellationToken)
    {
        try
        {
            await using var page = await PageProcess.StartAsync(
                ["--port", port.ToString(CultureInfo.InvariantCulture), "--cloud", endpoint.ToString()], Console.Error.WriteLine, cancellationToken);
            Terminal.Say($"The page is at {page.Address}");
            await UntilStoppedAsync(cancellationToken);
        }
        catch (PageFailedException failed)
        {
            Console.Error.WriteLine(failed.Message);
            await UntilStoppedAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped while the page was being built.
        }
    }

    private static async Task UntilStoppedAsync(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(stopped.SetResult);
        await stopped.Task;
    }

    private static string OneLine(Exception failure) =>
        $"{failure.GetType().Name}: {failure.Message} {failure.StackTrace?.Split('\n')[0].Trim()}".ReplaceLineEndings(" ");

    private static void Describe(DeployedStack stack)
    {
        var (account, start) = (stack.Account.Context, $"{stack.ApiUrl}workflows/approval");
        Terminal.Say($"{stack.Variant.ForPeople()}");
        Terminal.Say($"  start a request   curl -H 'content-type: application/json' -d @shared/events/approval/REQ-003.json {start}");
        Terminal.Say(
            $"  AWS tools         AWS_ACCESS_KEY_ID={account.Id} AWS_SECRET_ACCESS_KEY=local "
            + $"AWS_REGION={account.Region} AWS_ENDPOINT_URL={account.Endpoint}");
    }
}
