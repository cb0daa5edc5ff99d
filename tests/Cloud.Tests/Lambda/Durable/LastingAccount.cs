using Comparison.Local.Cloud.Data;

namespace Comparison.Cloud.Tests.Lambda.Durable;

/// <summary>A Lambda account in a folder of its own, which one local cloud after the other takes up.</summary>
internal sealed class LastingAccount : IAsyncDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private LambdaAccount? _account;
    private DataFolder? _folder;
    private int _begun;

    public AccountData Data => _account!.Context.Data!;

    /// <summary>Ends the cloud that has it, and begins the next.</summary>
    /// <param name="deploy">Makes what the account is to have: executions outlive their cloud here, and nothing else.</param>
    /// <param name="later">How long after the first one's beginning.</param>
    public async Task<LambdaAccount> BeginAsync(Action<LambdaAccount> deploy, TimeSpan later = default)
    {
        await EndAsync();
        _folder = DataFolder.Open(_path);
        _account = await LambdaAccount.StartAsync(_folder, later, seed: ++_begun);
        deploy(_account);
        Data.Open();
        await _account.Lambda.RestoreAsync(Data);
        await _account.Context.Workload.WhenIdleAsync();
        return _account;
    }

    /// <summary>Until all that has ended has left memory.</summary>
    /// <param name="open">How many have not ended.</param>
    public async Task UntilLeftAsync(int open = 0)
    {
        await _account!.Context.Workload.WhenIdleAsync();
        await Data.WrittenAsync();
        while (_account.Lambda.Durable.InMemory > open)
            await Task.Yield();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(_path, recursive: true);
    }

    private async Task EndAsync()
    {
        if (_account is not null)
            await _account.DisposeAsync();
        if (_folder is not null)
            await _folder.DisposeAsync();
    }
}
