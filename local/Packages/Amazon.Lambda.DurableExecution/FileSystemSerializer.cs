using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.DurableExecution;

/// <summary>When a value is written to a file.</summary>
public enum FileSystemStorageMode
{
    Always = 0,

    /// <summary>Only if it does not fit into a record of 255 KB.</summary>
    Overflow = 1,
}

/// <summary>How an execution and an operation become a path.</summary>
public enum FileSystemPathEncoding
{
    /// <summary><c>FUNCTION/EXECUTION/ID/OPERATION.bin</c>.</summary>
    Uri = 0,

    /// <summary>SHA-256 of ARN and operation, in hex.</summary>
    Hash = 1,
}

/// <summary>Keeps results in files, and records where they are. Meant for a mount that all environments share, never for /tmp.</summary>
/// <remarks>
/// A serializer for single operations: as that of a function, of a callback or of an invoked function it throws
/// <see cref="NotSupportedException"/>. A retry replaces its file; nothing is ever deleted.
/// </remarks>
public sealed partial class FileSystemSerializer : ILambdaSerializer, IDurableResultSerializer, IDefaultInnerSerializer
{
    private const int MaxInline = (256 * 1024) - 1024;

    private readonly ILambdaSerializer? _inner;
    private readonly string _basePath;
    private readonly FileSystemStorageMode _storageMode;
    private readonly FileSystemPathEncoding _pathEncoding;

    /// <param name="inner">Makes the bytes.</param>
    public FileSystemSerializer(
        ILambdaSerializer inner,
        string basePath,
        FileSystemStorageMode storageMode = FileSystemStorageMode.Always,
        FileSystemPathEncoding pathEncoding = FileSystemPathEncoding.Uri)
        : this(basePath, storageMode, pathEncoding)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
    }

    /// <summary>The function's own serializer makes the bytes.</summary>
    public FileSystemSerializer(
        string basePath,
        FileSystemStorageMode storageMode = FileSystemStorageMode.Always,
        FileSystemPathEncoding pathEncoding = FileSystemPathEncoding.Uri)
    {
        ArgumentNullException.ThrowIfNull(basePath);
        (_basePath, _storageMode, _pathEncoding) = (Path.GetFullPath(basePath), storageMode, pathEncoding);
    }

    private ILambdaSerializer Inner => _inner
        ?? throw new InvalidOperationException("The serializer has no inner one, and is not that of a durable operation, which has.");

    /// <exception cref="InvalidOperationException">The path leads out of the base path, or there is no inner serializer.</exception>
    public void Serialize<T>(T value, Stream stream, DurableSerializationContext context)
    {
        if (_storageMode == FileSystemStorageMode.Overflow)
        {
            using var bytes = new MemoryStream();
            Inner.Serialize(value, bytes);
            var inline = JsonSerializer.SerializeToUtf8Bytes(
                new(Convert.ToBase64String(bytes.ToArray()), File: null), FileSystemJson.Default.FileSystemEnvelope);
            if (inline.Length <= MaxInline)
                stream.Write(inline);
            else
                Point(stream, WriteFile(context, bytes.WriteTo));
        }
        else
        {
            // Straight to the file: what is kept out of the record is large.
            Point(stream, WriteFile(context, file => Inner.Serialize(value, file)));
        }
    }

    /// <exception cref="FileNotFoundException">The file is gone, or was on another machine's disk.</exception>
    /// <exception cref="InvalidOperationException">The record is not this serializer's, or the path leads out of the base path.</exception>
    public T Deserialize<T>(Stream stream, DurableSerializationContext context)
    {
        var envelope = JsonSerializer.Deserialize(stream, FileSystemJson.Default.FileSystemEnvelope);
        if (envelope?.File is { } path)
        {
            CheckWithinBase(path);
            if (!File.Exists(path))
                throw new FileNotFoundException(
                    $"The result's file '{path}' is not there. What is written to /tmp is lost with its environment: use a shared mount.", path);
            // With Delete, so that a retry can replace the file meanwhile.
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            return Inner.Deserialize<T>(file);
        }

        var data = envelope?.Data ?? throw new InvalidOperationException("The record names no file and holds no data.");
        try
        {
            using var bytes = new MemoryStream(Convert.FromBase64String(data));
            return Inner.Deserialize<T>(bytes);
        }
        catch (FormatException broken)
        {
            throw new InvalidOperationException("The record's data is not Base64.", broken);
        }
    }

    ILambdaSerializer IDefaultInnerSerializer.WithDefaultInner(ILambdaSerializer inner) =>
        _inner is null ? new FileSystemSerializer(inner, _basePath, _storageMode, _pathEncoding) : this;

    void ILambdaSerializer.Serialize<T>(T response, Stream responseStream) => throw NotOfAnOperation();

    T ILambdaSerializer.Deserialize<T>(Stream requestStream) => throw NotOfAnOperation();

    private static NotSupportedException NotOfAnOperation() =>
        new("FileSystemSerializer serves steps, child contexts, conditions, branches and items: it must know whose result it keeps.");

    private static void Point(Stream stream, string path) =>
        JsonSerializer.Serialize(stream, new(Data: null, path), FileSystemJson.Default.FileSystemEnvelope);

    /// <summary>Beside the place and then moved there, so that nobody reads half a file.</summary>
    private string WriteFile(DurableSerializationContext context, Action<Stream> write)
    {
        var folder = FolderOf(context.DurableExecutionArn);
        CheckWithinBase(folder);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{Encoded(context.EntityId)}.bin");
        var draft = $"{path}.tmp-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        try
        {
            using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                write(file);
            File.Move(draft, path, overwrite: true);
            return path;
        }
        finally
        {
            File.Delete(draft); // Does nothing if it was moved.
        }
    }

    private string FolderOf(string arn) =>
        _pathEncoding == FileSystemPathEncoding.Uri && ExecutionArn().Match(arn) is { Success: true } parts
            ? Path.Combine(_basePath, parts.Groups[1].Value, parts.Groups[2].Value, parts.Groups[3].Value)
            : Path.Combine(_basePath, Encoded(arn));

    private string Encoded(string segment) => _pathEncoding == FileSystemPathEncoding.Hash
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(segment)))
        : Uri.EscapeDataString(segment);

    private void CheckWithinBase(string path)
    {
        var (place, home) = (RealPath(path), RealPath(_basePath).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar);
        if (!place.StartsWith(home, OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"'{path}' is not within the base path '{_basePath}'.");
    }

    /// <summary>Without <c>..</c>, and with every link followed that is there.</summary>
    private static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (var segment in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, segment);
            if (Path.Exists(real))
                real = new FileInfo(real).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? real;
        }

        return real;
    }

    [GeneratedRegex("^arn:[^:]*:lambda:[^:]*:[^:]*:function:([^:/]+):[^:/]+/durable-execution/([^/]+)/([^/]+)$")]
    private static partial Regex ExecutionArn();
}

/// <summary>A serializer that takes the function's for what it does not do itself.</summary>
internal interface IDefaultInnerSerializer
{
    /// <returns>Itself, if it has an inner serializer already.</returns>
    ILambdaSerializer WithDefaultInner(ILambdaSerializer inner);
}

/// <summary>What is recorded of a result: its bytes in Base64, or the file that holds them.</summary>
internal sealed record FileSystemEnvelope(
    [property: JsonPropertyName("data")] string? Data, [property: JsonPropertyName("file")] string? File);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FileSystemEnvelope))]
internal sealed partial class FileSystemJson : JsonSerializerContext;
