using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Mono.Cecil;
using ProspectingTools.Runtime;
using Xunit;

namespace ProspectingTools.Desktop.Tests;

/// <summary>
/// Windows PowerShell 5.1 has no file of binding redirects for a module: each assembly that another one names, in another version
/// than the one of bin/desktop, is one that <see cref="DesktopAssemblies"/> must answer.
/// </summary>
public sealed class RedirectTests(Binaries binaries) : IClassFixture<Binaries>
{
    [Fact]
    public void Every_version_that_is_asked_for_is_answered()
    {
        Dictionary<string, AssemblyName> own = binaries.DesktopFiles.Select(AssemblyName.GetAssemblyName).ToDictionary(static n => n.Name!);
        (string From, AssemblyName Wanted)[] table =
            [.. Wanted().Where(entry => own.ContainsKey(entry.Wanted.Name)).Select(static entry => (entry.From, new AssemblyName(entry.Wanted.FullName)))];
        Assert.DoesNotContain(table, entry => !DesktopAssemblies.Answers(own[entry.Wanted.Name!], entry.Wanted));

        // Some do ask for another version than is there; were there none, no resolver would be needed.
        Assert.Contains(table, entry => entry.Wanted.Version < own[entry.Wanted.Name!].Version);
        Assert.Contains(table, static entry => entry is { From: "ProspectingTools.Contracts", Wanted.Name: "System.Text.Json" });
    }

    [Fact]
    public void What_is_not_in_the_desktop_folder_is_of_the_system_or_the_host()
    {
        using AssemblySet set = binaries.All();
        ILookup<string, Version> there = Binaries.SystemAndModule.Concat(binaries.DesktopFiles).Select(set.Read).OfType<AssemblyDefinition>()
            .ToLookup(static a => a.Name.Name, static a => a.Name.Version);
        Assert.DoesNotContain(Wanted(), entry => !there[entry.Wanted.Name].Any(version => entry.Wanted.Version <= version));
    }

    [Theory]
    [InlineData("8.0.0.0", true)]
    [InlineData("4.0.1.0", true)]
    [InlineData("8.0.0.6", true)]
    [InlineData("8.0.0.7", false)]
    [InlineData("9.0.0.0", false)]
    [InlineData(null, true)]
    public void Only_versions_up_to_its_own_are_answered(string? wanted, bool answered)
    {
        AssemblyName own = Name("System.Text.Json", "8.0.0.6", "cc7b13ffcd2ddd51");
        Assert.Equal(answered, DesktopAssemblies.Answers(own, Name("System.Text.Json", wanted, "cc7b13ffcd2ddd51")));
        Assert.Equal(answered, DesktopAssemblies.Answers(own, Name("system.text.json", wanted, null)));
        Assert.False(DesktopAssemblies.Answers(own, Name("System.Text.Json", wanted, "b77a5c561934e089")));
        Assert.False(DesktopAssemblies.Answers(own, Name("System.Memory", wanted, "cc7b13ffcd2ddd51")));
    }

    // Who names which assembly.
    private IEnumerable<(string From, AssemblyNameReference Wanted)> Wanted()
    {
        using AssemblySet set = binaries.All();
        return
        [
            .. Binaries.Module.Concat(binaries.DesktopFiles).Select(path => set.Read(path)!)
                .SelectMany(static assembly => assembly.MainModule.AssemblyReferences.Select(reference => (assembly.Name.Name, reference))),
        ];
    }

    private static AssemblyName Name(string name, string? version, string? token) =>
        new(name + (version is null ? string.Empty : $", Version={version}") + (token is null ? string.Empty : $", PublicKeyToken={token}"));
}
