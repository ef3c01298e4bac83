using System;
using System.Linq;
using Mono.Cecil;
using Xunit;

namespace ProspectingTools.Desktop.Tests;

/// <summary>Each type and member that the module's binaries use is there on .NET Framework 4.7.2 with bin/desktop.</summary>
public sealed class MemberReferenceTests(Binaries binaries) : IClassFixture<Binaries>
{
    [Fact]
    public void Every_type_and_member_is_there()
    {
        using AssemblySet set = binaries.All();
        AssemblyDefinition[] own = [.. Binaries.Module.Concat(binaries.DesktopFiles).Select(path => set.Read(path)!)];
        Assert.Empty(own.SelectMany(References.Missing));

        // It is worth something only as long as it looks at something.
        int members = own.Sum(static assembly => assembly.MainModule.GetMemberReferences().Count());
        Assert.True(members > 4000, $"{members} members were looked up.");
    }

    [Fact]
    public void What_is_newer_is_found_out()
    {
        // This assembly is for .NET 10, and uses plenty that .NET Framework has not.
        using AssemblySet set = binaries.All();
        Assert.Contains(References.Missing(set.Read(typeof(MemberReferenceTests).Assembly.Location)!), static m => m.Contains("CreateTempSubdirectory", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_is_missed_without_the_desktop_folder()
    {
        using var set = new AssemblySet(Binaries.SystemAndModule);
        string contracts = Binaries.Module.Single(static path => path.EndsWith("ProspectingTools.Contracts.dll", StringComparison.Ordinal));
        Assert.Contains(References.Missing(set.Read(contracts)!), static m => m.Contains("System.Text.Json", StringComparison.Ordinal));
    }
}
