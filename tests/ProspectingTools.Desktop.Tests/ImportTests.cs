using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Mono.Cecil;
using Xunit;

namespace ProspectingTools.Desktop.Tests;

/// <summary>
/// What Import-Module does before the module's resolver is there: it lists the types, reads which of them are cmdlets, makes the
/// one that is called on import, and calls it. None of that may need an assembly of bin/desktop.
/// </summary>
public sealed class ImportTests(Binaries binaries) : IClassFixture<Binaries>
{
    [Fact]
    public void Nothing_of_the_desktop_folder_is_needed()
    {
        var context = new ModuleLoadContext(binaries.DesktopFiles.Select(Path.GetFileNameWithoutExtension).OfType<string>().ToHashSet());
        Type[] types = TypesOf(context.LoadModule());
        int cmdlets = types.Count(static t => t.GetCustomAttribute<CmdletAttribute>() is not null);
        Assert.True(cmdlets > 35, $"{cmdlets} cmdlets");

        Type[] initializers = [.. types.Where(static t => !t.IsAbstract && typeof(IModuleAssemblyInitializer).IsAssignableFrom(t))];
        IModuleAssemblyInitializer initializer = Assert.IsAssignableFrom<IModuleAssemblyInitializer>(Activator.CreateInstance(Assert.Single(initializers)));
        initializer.OnImport();
        Assert.Empty(context.Wanted);
    }

    [Fact]
    public void What_needs_it_is_found_out()
    {
        var context = new ModuleLoadContext(new HashSet<string> { "System.Text.Json" });
        Assembly contracts = context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "ProspectingTools.Contracts.dll"));
        Assert.Throws<ReflectionTypeLoadException>(contracts.GetTypes);
        Assert.Contains("System.Text.Json", context.Wanted);
    }

    // The exception of GetTypes says what is missing, and not by which type.
    private static Type[] TypesOf(Assembly module)
    {
        try
        {
            return module.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            HashSet<string> loaded = [.. e.Types.OfType<Type>().Select(static t => t.FullName!)];
            using ModuleDefinition all = ModuleDefinition.ReadModule(module.Location);
            IEnumerable<string> missing = all.GetTypes().Select(static t => t.FullName.Replace('/', '+')).Where(name => name != "<Module>" && !loaded.Contains(name));
            throw new InvalidOperationException($"Not to be loaded on import: {string.Join(", ", missing)}");
        }
    }
}
