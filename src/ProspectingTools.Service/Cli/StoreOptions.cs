using System;
using System.CommandLine;
using System.IO;
using ProspectingTools.Files.Suppression;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Cli;

/// <summary>The options, of every command, that say where the data are.</summary>
internal sealed class StoreOptions
{
    private const string Variable = "PROSPECTING_STORE";

    /// <summary>The data folder.</summary>
    public Option<string?> Data { get; } = new("--data") { Description = $"The data folder. Default: {DataFolder.Default()}", Recursive = true };

    /// <summary>The connection string of a database.</summary>
    public Option<string?> Store { get; } = new("--store")
    {
        Description = $"A PostgreSQL database in place of a folder: 'Host=…;Database=…' or postgresql://…. Other users of the machine may see a password in it: prefer the variable {Variable}.",
        Recursive = true,
    };

    /// <summary>The suppression file.</summary>
    public Option<string?> SuppressionFile { get; } = new("--suppression")
    {
        Description = "A file of people who are neither imported nor paid for: a LinkedIn profile, e-mail address or domain a line. Default: suppressions.txt in the data folder.",
        Recursive = true,
    };

    /// <summary>The suppression file: the one that is named, which must be there; or the one of the data folder, if there is any.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="inMemory">Whether there is no folder.</param>
    public SuppressionSource Suppression(ParseResult parsed, bool inMemory = false)
    {
        if (parsed.GetValue(SuppressionFile) is { } path)
        {
            return new SuppressionSource(Path.GetFullPath(path), isOptional: false);
        }

        return inMemory || ConnectionString(parsed) is not null
            ? SuppressionSource.None
            : new SuppressionSource(Path.Combine(Path.GetFullPath(parsed.GetValue(Data) ?? DataFolder.Default()), "suppressions.txt"), isOptional: true);
    }

    /// <summary>The connection string, from the option or the variable; null when the data are in a folder or in memory.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="folder">Whether the command line names a folder, or memory, in another way.</param>
    /// <exception cref="RuleException">Both are named.</exception>
    public string? ConnectionString(ParseResult parsed, bool folder = false)
    {
        bool elsewhere = folder || parsed.GetValue(Data) is not null;
        string? given = parsed.GetValue(Store);
        if (given is not null && elsewhere)
        {
            throw RuleException.Invalid("--store", "names a database; a folder or memory cannot be named beside it");
        }

        // What is typed here and now comes before a variable that is set for all.
        string? text = given ?? (elsewhere ? null : Environment.GetEnvironmentVariable(Variable));
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>Where the data are; a folder must be there, because a mistyped name makes none.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="RuleException">The folder holds no data.</exception>
    public StoreLocation Existing(ParseResult parsed) => ConnectionString(parsed) is { } text
        ? new StoreLocation.Server(text)
        : new StoreLocation.File(DataFolder.Existing(parsed.GetValue(Data)));
}
