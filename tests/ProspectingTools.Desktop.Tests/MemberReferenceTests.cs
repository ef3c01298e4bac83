using System;
using System.IO;
using System.Linq;
using ProspectingTools.Desktop.Tests.Metadata;
using Xunit;

namespace ProspectingTools.Desktop.Tests;

/// <summary>Each type and member that the module's binaries use is there on .NET Framework 4.7.2 with bin/desktop.</summary>
public sealed class MemberReferenceTests(Binaries binaries) : IClassFixture<Binaries>
{
    [Fact]
    public void Every_type_and_member_is_there()
    {
        AssemblySet set = binaries.All();
        var check = new MemberCheck(set);
        int members = 0;
        string[] missing =
        [
            .. Binaries.Module.Concat(binaries.DesktopFiles).Select(static path => AssemblyFile.Open(path)!).SelectMany(file =>
            {
                string[] found = [.. check.MissingTypes(file), .. check.MissingMembers(file, out int count)];
                members += count;
                return found;
            }),
        ];
        Assert.Empty(missing);

        // It is worth something only as long as it looks at something.
        Assert.True(members > 4000, $"{members} members were looked up.");
    }

    [Fact]
    public void What_is_newer_is_found_out()
    {
        // This assembly is for .NET 10, and uses plenty that .NET Framework has not.
        AssemblyFile file = AssemblyFile.Open(typeof(MemberReferenceTests).Assembly.Location)!;
        var check = new MemberCheck(binaries.All());
        Assert.Contains(check.MissingMembers(file, out _), static m => m.Contains("CreateTempSubdirectory", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_is_missed_without_the_desktop_folder()
    {
        var set = new AssemblySet(Directory.GetFiles(Binaries.NetFramework, "*.dll").Append(Binaries.Automation).Concat(Binaries.Module));
        AssemblyFile contracts = AssemblyFile.Open(Binaries.Module.Single(static p => p.EndsWith("ProspectingTools.Contracts.dll", StringComparison.Ordinal)))!;
        Assert.Contains(new MemberCheck(set).MissingTypes(contracts), static t => t.Contains("[System.Text.Json]", StringComparison.Ordinal));
    }
}
