using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using Amazon.Lambda.DurableExecution;
using Amazon.Lambda.Serialization.SystemTextJson;
using Comparison.Packages.Tests.Durable;

namespace Comparison.Packages.Tests.StandIns.DurableExecution;

public sealed class FileSystemSerializerTests : DurableTests
{
    private readonly DirectoryInfo _base = Directory.CreateTempSubdirectory("results");
    private readonly DurableSerializationContext _whose = new("step 1", LocalExecution.Arn);

    private FileSystemSerializer Always => new(new DefaultLambdaJsonSerializer(), _base.FullName);

    private FileSystemSerializer Overflow => new(new DefaultLambdaJsonSerializer(), _base.FullName, FileSystemStorageMode.Overflow);

    [Fact]
    public void Value_Always_IsWrittenToAFileOfItsOwnWhichARetryReplaces()
    {
        var path = Path.Combine(_base.FullName, "Fn", "order-1", "1", "step%201.bin");

        var first = Write(Always, "a");
        var second = Write(Always, "b");

        Assert.Equal(($"{{\"file\":\"{path}\"}}", first), (first, second));
        Assert.Equal("b", Read(Always, second));
        Assert.Equal([path], Directory.EnumerateFiles(_base.FullName, "*", SearchOption.AllDirectories));
    }

    [Theory]
    // 4/3 of the bytes in Base64, two quotes and the envelope: the longest that fits, and one that does not.
    [InlineData(195_829, "data")]
    [InlineData(195_832, "file")]
    public void Value_Overflow_IsKeptInlineAsLongAsTheRecordHoldsIt(int length, string kept)
    {
        var value = new string('x', length);

        var record = Write(Overflow, value);

        Assert.NotNull(JsonNode.Parse(record)![kept]);
        Assert.Equal(value, Read(Overflow, record));
    }

    [Fact]
    public void Path_Hashed_RevealsNothing()
    {
        var serializer = new FileSystemSerializer(new DefaultLambdaJsonSerializer(), _base.FullName, pathEncoding: FileSystemPathEncoding.Hash);

        var record = Write(serializer, "a");

        Assert.Equal(
            Path.Combine(_base.FullName, Hash(LocalExecution.Arn), $"{Hash("step 1")}.bin"), (string?)JsonNode.Parse(record)!["file"]);
    }

    [Theory]
    [InlineData("""{"file":"/etc/hostname"}""", typeof(InvalidOperationException))]
    [InlineData("""{"data":"!"}""", typeof(InvalidOperationException))]
    [InlineData("{}", typeof(InvalidOperationException))]
    [InlineData("null", typeof(InvalidOperationException))]
    public void Record_ThatIsNotOfThisSerializer_IsRefused(string record, Type expected) =>
        Assert.IsType(expected, Record.Exception(() => Read(Always, record)));

    [Fact]
    public void File_ThatIsGone_IsNamed()
    {
        var record = Write(Always, "a");
        Directory.Delete(Path.Combine(_base.FullName, "Fn"), recursive: true);

        Assert.Contains("/tmp", Assert.Throws<FileNotFoundException>(() => Read(Always, record)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_ThatLeadOutOfTheBase_AreRefused()
    {
        var outside = Directory.CreateTempSubdirectory("outside");
        Directory.CreateSymbolicLink(Path.Combine(_base.FullName, "link"), outside.FullName);
        File.WriteAllText(Path.Combine(outside.FullName, "a.bin"), "\"a\"");
        DurableSerializationContext climbing = new("s", "arn:aws:lambda:eu:1:function:..:1/durable-execution/../..");

        Assert.Throws<InvalidOperationException>(() => Read(Always, $"{{\"file\":\"{_base.FullName}/link/a.bin\"}}"));
        Assert.Throws<InvalidOperationException>(() => Read(Always, $"{{\"file\":\"{_base.FullName}/../{outside.Name}/a.bin\"}}"));
        Assert.Throws<InvalidOperationException>(() => Always.Serialize("a", Stream.Null, climbing));
    }

    [Fact]
    public async Task Serializer_WithoutAnInnerOne_TakesTheFunctions()
    {
        var serializer = new FileSystemSerializer(_base.FullName);

        var output = await Execution.InvokeAsync(context =>
            context.StepAsync((_, _) => Task.FromResult("a"), "letter", new() { Serializer = serializer }));

        Assert.Equal("\"a\"", output.Result);
        Assert.Contains(".bin", Execution.Lines[^1], StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => serializer.Serialize("a", Stream.Null, _whose));
    }

    [Fact]
    public void Serializer_OfNoOperation_IsRefused()
    {
        ILambdaSerializer plain = Always;

        Assert.Throws<NotSupportedException>(() => plain.Serialize("a", Stream.Null));
        Assert.Throws<NotSupportedException>(() => plain.Deserialize<string>(Stream.Null));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private string Write(FileSystemSerializer serializer, string value)
    {
        using var stream = new MemoryStream();
        serializer.Serialize(value, stream, _whose);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private string Read(FileSystemSerializer serializer, string record)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(record));
        return serializer.Deserialize<string>(stream, _whose);
    }
}
