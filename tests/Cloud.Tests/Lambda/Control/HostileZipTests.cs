using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Lambda.Control;

/// <summary>Zips that are made to do harm where they are unpacked.</summary>
public sealed class HostileZipTests
{
    private const string Broken = "400 InvalidParameterValueException: Could not unzip uploaded file. Please check your file, then try to upload again.";
    private const string TooLarge = "400 InvalidParameterValueException: Unzipped size must be smaller than 262144000 bytes";

    [Theory]
    [InlineData("../outside.dll")]
    [InlineData("a/../../outside.dll")]
    [InlineData("/tmp/outside.dll")]
    [InlineData("Probe.dll/inside.dll")]
    public async Task Create_EntryThatHasNoPlaceInThePackage_IsRefused(string name)
    {
        await using var plane = await ControlPlane.StartAsync();

        var refused = await CreateAsync(plane, Zip(1, [("Probe.dll"), name]));

        Assert.Equal(Broken, $"{refused["error"]}");
        Assert.False(File.Exists(Path.Combine(Path.GetTempPath(), "outside.dll")));
    }

    [Theory]
    [InlineData(262_144_001, 1)]
    [InlineData(131_072_001, 2)]
    [InlineData(0, 10_001)]
    public async Task Create_MoreThanAPackageMayHold_IsRefused(int bytes, int entries)
    {
        await using var plane = await ControlPlane.StartAsync();

        var refused = await CreateAsync(plane, Zip(bytes, [.. Enumerable.Range(0, entries).Select(number => $"{number}.dll")]));

        Assert.Equal(TooLarge, $"{refused["error"]}");
    }

    [Theory]
    [InlineData("../Probe")]
    [InlineData("folder/Probe")]
    [InlineData("/Probe")]
    public async Task Create_HandlerOutsideOfThePackage_IsRefused(string handler)
    {
        await using var plane = await ControlPlane.StartAsync();

        var refused = await plane.CreateAsync(("Handler", handler));

        Assert.Equal($"400 InvalidParameterValueException: The function's zip has no {handler}.dll.", $"{refused["error"]}");
    }

    private static Task<JsonNode> CreateAsync(ControlPlane plane, byte[] zip) =>
        plane.CreateAsync(("Code", new JsonObject { ["ZipFile"] = Convert.ToBase64String(zip) }));

    private static byte[] Zip(int bytes, IEnumerable<string> names)
    {
        var nothing = new byte[64 * 1024];
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create))
            foreach (var name in names)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                for (var left = bytes; left > 0; left -= nothing.Length)
                    entry.Write(nothing, 0, Math.Min(left, nothing.Length));
            }
        return zip.ToArray();
    }
}
