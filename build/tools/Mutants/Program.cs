using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ProspectingTools.Mutants;

// mutants <project> <test assembly> <output folder> --files a.cs;b.cs [--tests part;part] [--minutes n] [--workers n] [--seed n] [--least n] [--again true]
Dictionary<string, string> options = [];
for (int i = 3; i + 1 < args.Length; i += 2)
{
    options[args[i]] = args[i + 1];
}

string Option(string name, string otherwise) => options.GetValueOrDefault(name, otherwise);
int Number(string name, int otherwise) => int.Parse(Option(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

string tests = Path.GetFullPath(args[1]);
string output = Directory.CreateDirectory(Path.GetFullPath(args[2])).FullName;
string[] files = [.. Option("--files", string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Path.GetFullPath)];
string[] wanted = Option("--tests", string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries);

// A copy of the tests' folder, whose assembly is replaced by the mutated one.
string bin = Path.Combine(output, "bin");
if (Directory.Exists(bin))
{
    Directory.Delete(bin, recursive: true);
}

foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(tests)!, "*", SearchOption.AllDirectories))
{
    string copy = Path.Combine(bin, Path.GetRelativePath(Path.GetDirectoryName(tests)!, file));
    Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
    File.Copy(file, copy);
}

var clock = Stopwatch.StartNew();
string mutated = Path.Combine(bin, Path.GetFileNameWithoutExtension(args[0]) + ".dll");
IReadOnlyList<Mutant> mutants = new MutantBuild(ProjectCompiler.Read(args[0])).Write(files.ToHashSet(), mutated);
string report = Path.Combine(output, "report.md");
if (Option("--again", "false") == "true")
{
    HashSet<string> lived = [.. File.ReadAllLines(report)];
    mutants = [.. mutants.Where(mutant => MutantReport.Names(lived, mutant))];
}

Console.WriteLine($"{mutants.Count} mutants of {files.Length} files in one assembly; {clock.Elapsed.TotalSeconds:0} s.");

string program = Path.Combine(bin, Path.GetFileName(tests));
string[] classes = [.. TestClasses(program).Where(name => wanted.Length == 0 || wanted.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)))];
int seed = Number("--seed", Environment.ProcessId);
Console.WriteLine($"Order by --seed {seed}; {classes.Length} test classes.");
Mutant[] order = [.. mutants];
new Random(seed).Shuffle(order);
IReadOnlyDictionary<Mutant, MutantOutcome> outcomes = await new MutantRun(program, mutated, Console.WriteLine)
    .RunAsync(order, classes, Number("--workers", 1), TimeSpan.FromMinutes(Number("--minutes", 600)));
return MutantReport.Write(outcomes, mutants.Count, report, Number("--least", 92)) ? 0 : 1;

static IEnumerable<string> TestClasses(string assembly)
{
    using var reader = new PEReader(File.OpenRead(assembly));
    MetadataReader metadata = reader.GetMetadataReader();
    foreach (TypeDefinition type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition))
    {
        bool hasTests = type.GetMethods().SelectMany(method => metadata.GetMethodDefinition(method).GetCustomAttributes()).Any(handle =>
        {
            EntityHandle constructor = metadata.GetCustomAttribute(handle).Constructor;
            return constructor.Kind == HandleKind.MemberReference
                && metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } parent
                && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name) is "FactAttribute" or "TheoryAttribute";
        });
        if (hasTests)
        {
            yield return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
        }
    }
}
