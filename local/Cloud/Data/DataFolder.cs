using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Comparison.Local.Cloud.Data;

/// <summary>A folder in which the accounts of a local cloud outlive its process: one SQLite database with a write-ahead log.</summary>
/// <remarks>
/// One thread writes, and takes into one transaction what has come meanwhile. What is written survives the end of the process at any
/// instant; where the machine loses power the last moments may be missing, but nothing is there by half (<c>synchronous=NORMAL</c>).
/// </remarks>
public sealed class DataFolder : IAsyncDisposable
{
    // How long a disk that refuses is left alone before the next attempt.
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>(new() { SingleReader = true });
    private readonly DataFile _file;
    private readonly FileStream _owner;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _writing;
    private long _made;
    private long _written;

    private DataFolder(string path, DataFile file, FileStream owner)
    {
        (Path, _file, _owner) = (path, file, owner);
        _writing = WriteAllAsync();
    }

    /// <summary>For tests: how many writes reach the disk before it is as if the process had ended.</summary>
    internal long CutAfter { get; set; } = long.MaxValue;

    /// <summary>For tests: how many writes were made.</summary>
    internal long Made => Interlocked.Read(ref _made);

    /// <summary>For tests: told of every write, in order.</summary>
    internal Action<IReadOnlyCollection<DataChange>>? Noted { get; set; }

    /// <summary>For tests: how many pages the disk has room for.</summary>
    internal int? MaxPages { set => _file.MaxPages = value; }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Why nothing can be written at present, such as a full disk; null while all is well.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Opens a folder, which is made where there is none.</summary>
    /// <exception cref="DataFolderException">Another process has it, it cannot be written to, or it is no folder of this version's.</exception>
    public static DataFolder Open(string path)
    {
        FileStream? owner = null;
        try
        {
            MakePrivate(path);
            owner = Own(System.IO.Path.Combine(path, "in-use"));
            return new(path, DataFile.Open(System.IO.Path.Combine(path, "cloud.db")), owner);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or SqliteException or DataFolderException)
        {
            owner?.Dispose();
            throw new DataFolderException($"The data folder {path} cannot be used: {refused.Message}", refused);
        }
    }

    // Inputs, task tokens and callback ids are in it.
    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStream Own(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (File.Exists(path))
        {
            throw new DataFolderException("another local cloud has it.", taken);
        }
    }

    /// <summary>The part of one account.</summary>
    public AccountData Of(string account) => new(this, _file, account);

    /// <summary>The accounts that have been opened with this folder, and the region of each.</summary>
    public IReadOnlyList<(string Account, string Region)> Regions() => _file.Regions();

    /// <summary>Completes when all that was changed before the call is on disk.</summary>
    /// <exception cref="DataFolderException">It cannot be written now; it is tried again, and the changes are kept until then.</exception>
    public Task WrittenAsync()
    {
        if (Interlocked.Read(ref _written) >= Interlocked.Read(ref _made))
            return Task.CompletedTask;
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _entries.Writer.TryWrite(new(Changes: null, written))
            ? written.Task
            : Task.FromException(new DataFolderException("The data folder is closed, and what is done now is not kept."));
    }

    /// <summary>Writes what is left and closes the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_entries.Writer.TryComplete())
            return;
        await _ending.CancelAsync();
        await _writing;
        _file.Dispose();
        await _owner.DisposeAsync();
        _ending.Dispose();
    }

    internal void Enqueue(string account, IReadOnlyCollection<DataChange> changes)
    {
        Noted?.Invoke(changes);
        if (Interlocked.Increment(ref _made) <= CutAfter)
            _entries.Writer.TryWrite(new(new(account, changes), Written: null)); // false after the end, when nobody is told of success any more
    }

    private async Task WriteAllAsync()
    {
        List<Entry> batch = [];
        while (await _entries.Reader.WaitToReadAsync())
        {
            while (_entries.Reader.TryRead(out var entry))
                batch.Add(entry);
            while (!TryWrite(batch) && !_ending.IsCancellationRequested)
            {
                await PauseAsync();
                while (_entries.Reader.TryRead(out var entry))
                    batch.Add(entry);
            }
            batch.Clear();
        }
    }

    private async Task PauseAsync()
    {
        try
        {
            await Task.Delay(Pause, _ending.Token);
        }
        catch (OperationCanceledException)
        {
            // One more attempt, and then the end.
        }
    }

    // Those who wait are told at once that it failed; what they wait for stays in the batch.
    private bool TryWrite(List<Entry> batch)
    {
        var changes = batch.Where(entry => entry.Changes is not null).Select(entry => entry.Changes!).ToList();
        try
        {
            if (changes.Count > 0)
                _file.Write(changes);
            Fault = null;
        }
        catch (SqliteException refused)
        {
            Fault = refused;
            foreach (var entry in batch)
                entry.Written?.SetException(new DataFolderException($"The data folder cannot be written to: {refused.Message}", refused));
            batch.RemoveAll(entry => entry.Changes is null);
            return false;
        }
        Interlocked.Add(ref _written, changes.Count);
        foreach (var entry in batch)
            entry.Written?.SetResult();
        return true;
    }

    /// <summary>Changes, or somebody who waits for those before.</summary>
    private sealed record Entry(AccountChanges? Changes, TaskCompletionSource? Written);
}

/// <summary>Why a data folder cannot be used, for people.</summary>
public sealed class DataFolderException(string message, Exception? inner = null) : Exception(message, inner);
