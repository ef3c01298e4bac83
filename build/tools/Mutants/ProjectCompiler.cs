using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace ProspectingTools.Mutants;

/// <summary>Compiles a project as its build does: with the arguments that MSBuild would give the compiler.</summary>
internal sealed class ProjectCompiler
{
    private readonly CSharpCommandLineArguments _arguments;

    private ProjectCompiler(CSharpCommandLineArguments arguments, CSharpCompilation compilation)
    {
        _arguments = arguments;
        Compilation = compilation;
    }

    /// <summary>The project as it is, with what its generators add.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>Reads a project.</summary>
    /// <param name="project">The path of the project file.</param>
    /// <returns>Its compiler.</returns>
    public static ProjectCompiler Read(string project)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(project))!;
        var arguments = CSharpCommandLineParser.Default.Parse(Arguments(project), folder, null);
        var trees = arguments.SourceFiles.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file.Path), System.Text.Encoding.UTF8), arguments.ParseOptions, file.Path));
        var references = arguments.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(Path.Combine(folder, reference.Reference), reference.Properties));
        var compilation = CSharpCompilation.Create(arguments.CompilationName, trees, references, arguments.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Default));
        var generators = arguments.ResolveAnalyzerReferences(new AnalyzerLoader()).SelectMany(analyzer => analyzer.GetGenerators(LanguageNames.CSharp)).ToArray();
        CSharpGeneratorDriver.Create(generators, parseOptions: arguments.ParseOptions).RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        return new ProjectCompiler(arguments, (CSharpCompilation)generated);
    }

    /// <summary>Writes an assembly.</summary>
    /// <param name="compilation">What to compile.</param>
    /// <param name="path">Where to.</param>
    /// <returns>The errors; none when it was written.</returns>
    public IReadOnlyList<Diagnostic> Emit(CSharpCompilation compilation, string path)
    {
        using FileStream assembly = File.Create(path);
        using FileStream symbols = File.Create(Path.ChangeExtension(path, ".pdb"));
        EmitResult result = compilation.Emit(assembly, symbols, manifestResources: _arguments.ManifestResources, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        return [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }

    private static IEnumerable<string> Arguments(string project)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (string argument in new[]
        {
            "msbuild", project, "-p:Configuration=Release", "-t:PrepareResources;Compile", "-getItem:CscCommandLineArgs",
            "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-p:NonExistentFile=none", "-p:BuildProjectReferences=false",
        })
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{project}' could not be read: {output}");
        }

        using var document = JsonDocument.Parse(output);
        return [.. document.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];
    }

    private sealed class AnalyzerLoader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
