using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Export;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Which file each audience of a command goes to. Asked in the order of the audiences.</summary>
internal sealed class ExportPlaces
{
    private readonly string _path;
    private readonly string _given;
    private readonly ExportFormat? _format;
    private readonly bool _isShared;
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads what the user has given as a path.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="path">The path.</param>
    /// <param name="format">The format, where it is given.</param>
    /// <param name="isShared">Whether several audiences may go to one file, one behind the other.</param>
    /// <exception cref="ProspectingApiException">The path is not in a file system.</exception>
    public ExportPlaces(PSCmdlet command, string path, ExportFormat? format, bool isShared)
    {
        _given = path;
        _format = format;
        _isShared = isShared;
        _path = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        if (!string.Equals(provider.Name, "FileSystem", StringComparison.Ordinal))
        {
            throw new ProspectingApiException(FailureKind.Caller, ErrorIds.FileError, $"'{path}' is not in a file system.");
        }

        IsFolder = Directory.Exists(_path);
    }

    /// <summary>Whether each audience gets a file of its own, named after it.</summary>
    public bool IsFolder { get; }

    /// <summary>Refuses what is not an id of an audience where a file in a folder may be named after it.</summary>
    /// <param name="audienceId">The audience.</param>
    /// <exception cref="ProspectingApiException">The id is malformed.</exception>
    public void Require(string audienceId)
    {
        // An id becomes a name of a file where the audience has none, and of a file in this folder only.
        if (IsFolder && !audienceId.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new ProspectingApiException(
                FailureKind.Caller,
                ErrorIds.ParameterInvalid,
                $"'{audienceId}' is not the id of an audience, so no file in '{_path}' is named after it. Get-Audience lists the audiences with their ids.");
        }
    }

    /// <summary>The file of an audience. Audiences of one name are numbered.</summary>
    /// <param name="audienceId">The audience.</param>
    /// <param name="name">Its name, where it is known.</param>
    /// <returns>The file; null when it has another audience of this command.</returns>
    public string? Take(string audienceId, string? name)
    {
        if (!IsFolder)
        {
            return _taken.Add(_path) || _isShared ? _path : null;
        }

        string stem = SafeFileName.From(name) ?? SafeFileName.From(audienceId) ?? "audience";
        string extension = Format == ExportFormat.Csv ? ".csv" : ".jsonl";
        for (int number = 1; ; number++)
        {
            string path = Path.Combine(_path, (number == 1 ? stem : $"{stem} ({number})") + extension);
            if (_taken.Add(path))
            {
                return path;
            }
        }
    }

    /// <summary>The format of the files.</summary>
    public ExportFormat Format => _format ?? (IsFolder ? ExportFormat.Csv : FormatOf(Path.GetExtension(_path)));

    /// <summary>What the user has given.</summary>
    public override string ToString() => _given;

    private static ExportFormat FormatOf(string extension) => extension.ToLowerInvariant() switch
    {
        ".jsonl" or ".ndjson" or ".json" => ExportFormat.JsonLines,
        _ => ExportFormat.Csv,
    };
}
