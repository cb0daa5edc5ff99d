using System.IO.Compression;
using Comparison.Cli.Packaging;

namespace Comparison.Cli.Tests;

public sealed class PackageZipTests
{
    [Fact]
    public void Write_SameFilesOfOtherTimesAndFolders_GivesTheSameBytes()
    {
        var (one, other) = (Published("b", "a", "Program"), Published("Program", "a", "b"));
        File.SetLastWriteTimeUtc(Path.Combine(other, "a"), DateTime.UnixEpoch.AddYears(40));

        Assert.Equal(Zip(one), Zip(other));
    }

    [Fact]
    public void Write_Entries_AreSortedAndOnlyTheProgramMayBeExecuted()
    {
        using var zip = new ZipArchive(new MemoryStream(Zip(Published("b", "Program"))));

        Assert.Equal(["LOCAL-AWS-PACKAGES.txt", "Program", "b"], zip.Entries.Select(entry => entry.FullName));
        Assert.Equal(["644", "755", "644"], zip.Entries.Select(entry => Convert.ToString((entry.ExternalAttributes >> 16) & 0b111_111_111, 8)));
    }

    [Fact]
    public void Write_OfficialPackages_HasNoMarker()
    {
        using var zip = new ZipArchive(new MemoryStream(Zip(Published("Program"), isLocal: false)));

        Assert.Equal("Program", Assert.Single(zip.Entries).FullName);
    }

    private static string Published(params string[] files)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        foreach (var file in files)
            File.WriteAllText(Path.Combine(folder, file), file);
        return folder;
    }

    private static byte[] Zip(string folder, bool isLocal = true)
    {
        using var zip = new MemoryStream();
        PackageZip.Write(folder, "Program", isLocal, zip);
        Directory.Delete(folder, recursive: true);
        return zip.ToArray();
    }
}
