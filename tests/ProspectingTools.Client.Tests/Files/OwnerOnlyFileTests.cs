using System;
using System.IO;
using ProspectingTools.Client.Files;
using Xunit;

namespace ProspectingTools.Client.Tests.Files;

public sealed class OwnerOnlyFileTests : IDisposable
{
    private const UnixFileMode OwnerReadWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _folder = Directory.CreateTempSubdirectory("owner-").FullName;

    private string FilePath => Path.Combine(_folder, "fichier é.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_new_file_is_for_its_owner_and_this_process()
    {
        using FileStream stream = OwnerOnlyFile.Create(FilePath);
        stream.Write("x"u8);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(FilePath) == OwnerReadWrite);
        Assert.Throws<IOException>(() => OwnerOnlyFile.Open(FilePath));
    }

    [Fact]
    public void A_file_that_is_there_is_not_created()
    {
        File.WriteAllText(FilePath, "mine");
        Assert.Throws<IOException>(() => OwnerOnlyFile.Create(FilePath));
        Assert.Equal("mine", File.ReadAllText(FilePath));
    }

    [Fact]
    public void A_file_in_no_folder_says_which()
    {
        string path = Path.Combine(_folder, "none", "a.txt");
        Assert.Contains("none", Assert.ThrowsAny<IOException>(() => OwnerOnlyFile.Create(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Replacing_leaves_the_new_content_for_the_owner_and_nothing_else()
    {
        OwnerOnlyFile.Replace(FilePath, "one"u8.ToArray());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(FilePath, OwnerReadWrite | UnixFileMode.OtherRead);
        }

        OwnerOnlyFile.Replace(FilePath, "two"u8.ToArray());
        Assert.Equal("two", File.ReadAllText(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(_folder));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(FilePath) == OwnerReadWrite);
    }

    [Fact]
    public void A_replacement_that_fails_leaves_the_old_content()
    {
        Directory.CreateDirectory(FilePath);
        Assert.ThrowsAny<Exception>(() => OwnerOnlyFile.Replace(FilePath, "new"u8.ToArray()));
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.True(Directory.Exists(FilePath));
    }

    [Theory]
    [InlineData(28, true)]
    [InlineData(unchecked((int)0x80070070), true)]
    [InlineData(unchecked((int)0x80070027), true)]
    [InlineData(2, false)]
    [InlineData(unchecked((int)0x80131620), false)]
    public void A_full_disk_is_told_from_other_failures(int code, bool full) => Assert.Equal(full, DiskFull.Is(new IOException("x", code)));
}
