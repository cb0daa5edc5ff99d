using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.EndToEnd.Load;

namespace Comparison.EndToEnd.Tests;

public sealed class BenchFilesTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2040, 1, 1, 9, 30, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task Result_WrittenAndRead_IsTheSame()
    {
        var files = new BenchFiles(_folder.FullName);
        var sample = new BenchSample(
            Variant.StepFunctions, WorkflowName.Loan, Phase.Measured, 4, "b1-1", Start, "Succeeded", new(1.5, null, 2.25, 0));
        var series = new BenchSeries(Variant.StepFunctions, WorkflowName.Loan, "ALICE")
        {
            Units = new(0, 14, 0), Samples = [sample], Load = [new(1, 10, 2), new(2, 30, 2)],
        };
        var result = new BenchResult("local", Start, new("Linux", "cpu", 2, 100, ".NET", 0.5), new(200, 4), ["queue: 0 s"], "raw.jsonl", [series]);

        await files.WriteAsync(result, default);
        var read = files.Read("local")!;

        Assert.Equivalent(result, read, strict: true);
        Assert.Equal(new LoadLevel(2, 30, 2), read.Series[0].Saturation);
        Assert.Null(files.Read("aws"));
    }

    [Fact]
    public void Log_EachSample_IsALineAtOnce()
    {
        var files = new BenchFiles(_folder.FullName);
        var raw = BenchFiles.RawName("aws", Start);
        using var log = files.Create(raw);

        log.Add(new(Variant.Durable, WorkflowName.Order, Phase.Cold, 1, "b1-1", Start, "Failed", new(null, null, 3, 0)));

        using var reader = new StreamReader(File.Open(Path.Combine(_folder.FullName, raw), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        Assert.Equal("20400101T093000Z-aws.jsonl", raw);
        Assert.StartsWith("""{"variant":"Durable","workflow":"order","phase":"Cold",""", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
