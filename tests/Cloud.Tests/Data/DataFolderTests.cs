using Comparison.Local.Cloud.Data;
using Microsoft.Data.Sqlite;

namespace Comparison.Cloud.Tests.Data;

public sealed class DataFolderTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"comparison-folder-{Path.GetRandomFileName()}");

    public void Dispose()
    {
        if (Directory.Exists(_path))
            Directory.Delete(_path, recursive: true);
    }

    [Fact]
    public async Task Changes_OfOneAccount_AreWhatTheNextProcessReads()
    {
        await WriteAsync(data =>
        {
            data.Put("a", new("k", [1], "g", 2));
            data.Put("a", new("k", [2], "g", 1));
            data.Put("a", new("l", [3], "g", 3));
            data.Put("a", new("m", [4], "h"));
            data.Append("a", "k", [5]);
            data.Append("a", "k", [6]);
            data.Put("b", new("k", [7]));
            data.Write([DataChange.RemoveGroup("a", "h"), DataChange.Remove("b", "k")]);
        });

        await using var folder = DataFolder.Open(_path);
        var read = folder.Of("one");

        Assert.Equal([("k", 2), ("l", 3)], read.Read("a").Select(row => (row.Key, (int)row.Value.Single())));
        Assert.Equal(["l", "k"], read.List("a", "g").Select(row => row.Key));
        Assert.Equal(["l"], read.List("a", "g", beyond: 1, oldestFirst: true).Select(row => row.Key));
        Assert.Equal([5, 6], read.Parts("a", "k").Select(part => (int)part.Single()));
        Assert.Null(read.Find("b", "k"));
        Assert.Empty(folder.Of("two").Read("a"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Process_EndedAfterAnyWrite_LeavesWhatThereWasThen(int writes)
    {
        await WriteAsync(
            data =>
            {
                for (var number = 1; number <= 3; number++)
                    data.Write([DataChange.Put("a", new("first", [(byte)number])), DataChange.Put("a", new("second", [(byte)number]))]);
            },
            cutAfter: writes);

        await using var folder = DataFolder.Open(_path);

        Assert.Equal([.. Enumerable.Repeat(writes, writes == 0 ? 0 : 2)], folder.Of("one").Read("a").Select(row => (int)row.Value.Single()));
    }

    [Fact]
    public async Task Account_NotOpenOrClosed_WritesNothing()
    {
        await using (var folder = DataFolder.Open(_path))
        {
            var data = folder.Of("one");
            data.Put("a", new("before", [1]));
            data.Open();
            data.Close();
            data.Put("a", new("after", [1]));

            await Assert.ThrowsAsync<DataFolderException>(data.WrittenAsync);
        }
        await using var next = DataFolder.Open(_path);
        Assert.Empty(next.Of("one").Read("a"));
    }

    [Fact]
    public async Task Service_RestoredLate_FindsOnlyWhatWasLeft()
    {
        await WriteAsync(data => data.Put("a", new("left", [1])));
        await using var folder = DataFolder.Open(_path);
        var services = new[] { new Restored(), new Restored() };

        await folder.Of("one").RestoreAsync("eu-west-1", services);

        Assert.Equal([["left"], ["left"]], services.Select(service => service.Found));
        Assert.Equal([("one", "eu-west-1")], folder.Regions());
        Assert.Equal(["fresh", "left"], folder.Of("one").Read("a").Select(row => row.Key).Order());
    }

    [Fact]
    public async Task Disk_Full_FailsWhoWaitsAndIsWrittenWhenThereIsRoom()
    {
        await using var folder = DataFolder.Open(_path);
        var data = folder.Of("one");
        data.Open();
        folder.MaxPages = 1;
        data.Put("a", new("large", new byte[100_000]));

        var failed = await Assert.ThrowsAsync<DataFolderException>(folder.WrittenAsync);
        Assert.NotNull(folder.Fault);
        folder.MaxPages = 1_000_000;
        while (folder.Fault is not null)
            await Task.Yield();
        await folder.WrittenAsync();

        Assert.StartsWith("The data folder cannot be written to: SQLite Error 13: 'database or disk is full'", failed.Message, StringComparison.Ordinal);
        Assert.Equal(100_000, data.Find("a", "large")!.Value.Length);
    }

    [Fact]
    public async Task Write_AfterTheEnd_IsNotSaidToBeDone()
    {
        var folder = DataFolder.Open(_path);
        var data = folder.Of("one");
        data.Open();
        await folder.DisposeAsync();

        data.Put("a", new("late", [1]));

        await Assert.ThrowsAsync<DataFolderException>(folder.WrittenAsync);
    }

    [Fact]
    public async Task Folder_InUse_IsRefusedInOneLine()
    {
        await using var folder = DataFolder.Open(_path);

        Refused("another local cloud has it");
    }

    [Fact]
    public async Task Folder_OfAnotherFormat_IsRefusedInOneLine()
    {
        await DataFolder.Open(_path).DisposeAsync();
        using (var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        Refused("it is of format 99");
    }

    [Fact]
    public void File_Damaged_IsRefusedInOneLine()
    {
        Directory.CreateDirectory(_path);
        File.WriteAllText(DatabasePath, new string('x', 10_000));

        Refused("file is not a database");
    }

    [Fact]
    public void Folder_ThatCannotBeMade_IsRefusedInOneLine()
    {
        File.WriteAllText(_path, "a file");
        try
        {
            Refused("already exists");
        }
        finally
        {
            File.Delete(_path);
        }
    }

    /// <summary>Writes as soon as it is restored.</summary>
    private sealed class Restored : IRestorable
    {
        public IEnumerable<string> Found { get; private set; } = [];

        public async Task RestoreAsync(AccountData data)
        {
            Found = data.Read("a").Select(row => row.Key);
            data.Put("a", new("fresh", [2]));
            await data.WrittenAsync();
        }
    }

    private string DatabasePath => Path.Combine(_path, "cloud.db");

    private async Task WriteAsync(Action<AccountData> write, long cutAfter = long.MaxValue)
    {
        await using var folder = DataFolder.Open(_path);
        folder.CutAfter = cutAfter;
        var data = folder.Of("one");
        data.Open();
        write(data);
    }

    private void Refused(string reason)
    {
        var refused = Assert.Throws<DataFolderException>(() => DataFolder.Open(_path));
        Assert.StartsWith($"The data folder {_path} cannot be used: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }
}
