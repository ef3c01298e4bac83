using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProspectingTools.Mutants;

/// <summary>Makes one assembly of a project that holds all mutants of the given files, each behind a switch.</summary>
/// <param name="compiler">The project.</param>
internal sealed class MutantBuild(ProjectCompiler compiler)
{
    /// <summary>Makes the mutants and writes the assembly.</summary>
    /// <param name="files">The files to change, by full path.</param>
    /// <param name="assembly">Where the assembly goes.</param>
    /// <returns>The mutants; those that do not compile are left out.</returns>
    public IReadOnlyList<Mutant> Write(IReadOnlyCollection<string> files, string assembly)
    {
        CSharpCompilation compilation = compiler.Compilation.AddSyntaxTrees(SwitchTree(compiler.Compilation, 0));
        List<Mutant> mutants = [];
        foreach (SyntaxTree tree in compiler.Compilation.SyntaxTrees.Where(tree => files.Contains(Path.GetFullPath(tree.FilePath))))
        {
            foreach ((SyntaxNode node, MutantForm form, string text) in MutantFinder.Find(tree.GetRoot()))
            {
                var mutant = new Mutant(mutants.Count + 1, tree.FilePath, node, form, text);
                if (Compiles(compilation, tree, mutant))
                {
                    mutants.Add(mutant);
                }
            }
        }

        while (true)
        {
            IReadOnlyList<Diagnostic> errors = compiler.Emit(Combine(mutants), assembly);
            if (errors.Count == 0)
            {
                return mutants;
            }

            // Two that are right alone may not be together: those nearest to an error go.
            int before = mutants.Count;
            foreach (Diagnostic error in errors)
            {
                IEnumerable<SyntaxNode> around = error.Location.SourceTree?.GetRoot().FindNode(error.Location.SourceSpan).AncestorsAndSelf() ?? [];
                HashSet<int> nearest = around.Select(node => Switches(node.ToString())).FirstOrDefault(ids => ids.Count > 0) ?? [];
                mutants.RemoveAll(mutant => nearest.Contains(mutant.Id));
            }

            if (mutants.Count == before)
            {
                throw new InvalidOperationException($"The mutants do not compile together: {string.Join(Environment.NewLine, errors.Take(5))}");
            }
        }
    }

    private CSharpCompilation Combine(List<Mutant> mutants)
    {
        CSharpCompilation compilation = compiler.Compilation;
        foreach (IGrouping<string, Mutant> file in mutants.GroupBy(mutant => mutant.File))
        {
            SyntaxTree tree = file.First().Node.SyntaxTree;
            compilation = compilation.ReplaceSyntaxTree(tree, Written(tree, file));
        }

        return compilation.AddSyntaxTrees(SwitchTree(compilation, mutants.Count == 0 ? 0 : mutants.Max(mutant => mutant.Id)));
    }

    // A member at a time is looked at, so that thousands of mutants take seconds.
    private static bool Compiles(CSharpCompilation compilation, SyntaxTree tree, Mutant mutant)
    {
        SyntaxTree written = Written(tree, [mutant]);
        int position = Math.Min(mutant.Span.Start, written.Length - 1);
        SyntaxNode? member = written.GetRoot().FindToken(position).Parent?.AncestorsAndSelf().FirstOrDefault(node => node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax);
        return member is not null
            && !written.GetDiagnostics(member).Any(IsError)
            && !compilation.ReplaceSyntaxTree(tree, written).GetSemanticModel(written).GetDiagnostics(member.Span).Any(IsError);
    }

    private static HashSet<int> Switches(string text) =>
        [.. Regex.Matches(text, MutantWriter.Switch + @"\.On\(([0-9]+)\)").Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static SyntaxTree Written(SyntaxTree tree, IEnumerable<Mutant> mutants) =>
        CSharpSyntaxTree.ParseText(new MutantWriter(mutants).Visit(tree.GetRoot())!.ToFullString(), (CSharpParseOptions)tree.Options, tree.FilePath, System.Text.Encoding.UTF8);

    private static SyntaxTree SwitchTree(CSharpCompilation compilation, int most) => CSharpSyntaxTree.ParseText(
        $$"""
        internal static class {{MutantWriter.Switch}}
        {
            public static int Active = int.Parse(System.Environment.GetEnvironmentVariable("MUTANT") ?? "0");
            public static readonly byte[] Hits = new byte[{{most + 1}}];

            // Of a process that the tests start, such as the service: it tells each mutant that it comes across once.
            private static readonly string Told = System.Environment.GetEnvironmentVariable("MUTANT_HITS");
            private static readonly int Process = System.Diagnostics.Process.GetCurrentProcess().Id;

            public static bool On(int id)
            {
                if (Hits[id] == 0)
                {
                    Hits[id] = 1;
                    Tell(id);
                }

                return Active == id;
            }

            private static void Tell(int id)
            {
                if (Told == null)
                {
                    return;
                }

                byte[] line = System.Text.Encoding.ASCII.GetBytes(id + "\n");
                lock (Hits)
                using (var file = new System.IO.FileStream(Told + "." + Process, System.IO.FileMode.Append, System.IO.FileAccess.Write, System.IO.FileShare.ReadWrite, 1))
                {
                    file.Write(line, 0, line.Length);
                }
            }
        }
        """,
        (CSharpParseOptions)compilation.SyntaxTrees.First().Options,
        "MutantSwitch.cs",
        System.Text.Encoding.UTF8);
}
