using System.IO;

namespace ProspectingTools.Client.Export;

/// <summary>The three names of an export: the file, what it is called until it is finished, and its checkpoint.</summary>
/// <param name="path">The file.</param>
public sealed class ExportTarget(string path)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The unfinished file.</summary>
    public string PartialPath { get; } = path + ".partial";

    /// <summary>The checkpoint.</summary>
    public string CheckpointPath { get; } = path + ".checkpoint.json";

    /// <summary>Refuses what would overwrite something that was not meant to be.</summary>
    /// <param name="resume">Whether to resume an unfinished export.</param>
    /// <param name="force">Whether what is there may be replaced.</param>
    /// <exception cref="ExportException">The file, or an unfinished one, is there; or its folder is not.</exception>
    public void Require(bool resume, bool force)
    {
        if (Directory.Exists(Path))
        {
            throw new IOException($"'{Path}' is a folder.");
        }

        if (!force && File.Exists(Path))
        {
            throw new ExportException(
                ExportException.FileExists,
                resume && !File.Exists(PartialPath)
                    ? $"'{Path}' is finished: there is nothing to resume."
                    : $"'{Path}' exists already.");
        }

        if (!force && !resume && File.Exists(PartialPath))
        {
            throw new ExportException(
                ExportException.Unfinished,
                $"An earlier export to '{Path}' is unfinished.");
        }

        string? folder = System.IO.Path.GetDirectoryName(Path);
        if (!string.IsNullOrEmpty(folder) && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The folder '{folder}' does not exist.");
        }
    }
}
