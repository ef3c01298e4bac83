using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using ProspectingTools.Client.Errors;
using ProspectingTools.Errors;

namespace ProspectingTools.Runtime;

/// <summary>Files that a cmdlet reads: found by path or pattern, and opened.</summary>
internal static class InputFile
{
    /// <summary>Finds files. A path that names a file is that file, even where it would be a pattern, too.</summary>
    /// <param name="command">The cmdlet, which gets an error for each path that has no file.</param>
    /// <param name="paths">Paths and patterns.</param>
    /// <param name="areAllThere">Whether each path has a file.</param>
    /// <returns>Full paths.</returns>
    public static List<string> Resolve(PSCmdlet command, IEnumerable<string> paths, out bool areAllThere)
    {
        areAllThere = true;
        List<string> all = [];
        foreach (string path in paths)
        {
            string[] files = Resolve(command, path);
            if (files.Length == 0)
            {
                areAllThere = false;
                command.WriteError(ErrorFactory.Create(ErrorIds.FileError, ErrorCategory.ObjectNotFound, $"There is no file '{path}'.", path));
            }

            all.AddRange(files);
        }

        return all;
    }

    /// <summary>Opens a file for reading. Excel keeps a file open for writing; it can be read all the same.</summary>
    /// <param name="file">Its path.</param>
    /// <returns>Its stream.</returns>
    /// <exception cref="ProspectingApiException">It cannot be read.</exception>
    public static FileStream Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProspectingApiException(FailureKind.Caller, ErrorIds.FileError, $"'{file}' cannot be read: {e.Message}", e);
        }
    }

    private static string[] Resolve(PSCmdlet command, string path)
    {
        string literal = command.GetUnresolvedProviderPathFromPSPath(path);
        if (File.Exists(literal))
        {
            return [literal];
        }

        try
        {
            return [.. command.GetResolvedProviderPathFromPSPath(path, out _)];
        }
        catch (ItemNotFoundException)
        {
            return [];
        }
    }
}
