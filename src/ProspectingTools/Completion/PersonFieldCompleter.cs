using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using ProspectingTools.Runtime;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Files;

namespace ProspectingTools.Completion;

/// <summary>
/// Completes -Map: whole tables with the fields and, where the command names a file that can be read, with its columns. PowerShell asks
/// nobody for what stands within the braces.
/// </summary>
public sealed class PersonFieldCompleter : IArgumentCompleter
{
    private static readonly string[] s_paths = ["Path", "LiteralPath"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"', '@', '{', ' ');
        IReadOnlyList<ColumnUse> columns = ColumnsOf(fakeBoundParameters);
        IReadOnlyList<KeyValuePair<string, string>> guesses = FieldGuess.Of(columns);
        ILookup<string, string> likely = guesses.ToLookup(guess => guess.Key, guess => guess.Value);

        // All that is likely together, then each field, then each column that fills none.
        IEnumerable<(string Name, KeyValuePair<string, string>[] Pairs)> maps =
        [
            .. word.Length == 0 && guesses.Count > 0 ? [(string.Join(", ", guesses.Select(guess => guess.Key)), guesses.ToArray())] : Array.Empty<(string, KeyValuePair<string, string>[])>(),
            .. PersonFields.Names.Where(name => Begins(name, word)).Select(name => (name, new[] { new KeyValuePair<string, string>(name, likely[name].FirstOrDefault() ?? string.Empty) })),
            .. columns.Where(column => column.Field is null && word.Length > 0 && Begins(column.Header, word))
                .Select(column => (column.Header!, new[] { new KeyValuePair<string, string>(guesses.FirstOrDefault(guess => guess.Value == column.Header).Key ?? string.Empty, column.Header!) })),
        ];
        return maps.Select(map => new CompletionResult(MapInput.Table(null, map.Pairs), map.Name, CompletionResultType.ParameterValue, map.Name)).ToList();
    }

    private static bool Begins(string? name, string word) => name is not null && name.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<ColumnUse> ColumnsOf(IDictionary bound)
    {
        try
        {
            string? path = s_paths.Select(name => bound[name]).Select(value => value is object[] several ? several.FirstOrDefault() : value).OfType<string>().FirstOrDefault();
            using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            string? file = path is null ? null : shell.AddCommand("Microsoft.PowerShell.Management\\Resolve-Path").AddParameter(bound.Contains("Path") ? "Path" : "LiteralPath", path)
                .AddParameter("ErrorAction", ActionPreference.Ignore).Invoke<PathInfo>().FirstOrDefault()?.ProviderPath;
            if (file is null)
            {
                return [];
            }

            using FileStream stream = InputFile.Open(file);
            return FileMapping.PreviewAsync(stream, PeopleFormat.Auto, ColumnMap.Empty, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is RuntimeException or IOException or UnauthorizedAccessException or InvalidDataException or Client.Errors.ProspectingApiException)
        {
            // A file that cannot be read is reported when the command runs.
            return [];
        }
    }
}
