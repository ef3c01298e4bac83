using System;

namespace ProspectingTools.Client.Export;

/// <summary>An export that may not, or cannot, be written.</summary>
/// <param name="code">One of the codes of this class.</param>
/// <param name="message">What happened.</param>
/// <param name="innerException">The cause.</param>
public sealed class ExportException(string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The file is there already.</summary>
    public const string FileExists = "ExportFileExists";

    /// <summary>An unfinished export to the same file is there.</summary>
    public const string Unfinished = "ExportUnfinished";

    /// <summary>The unfinished export is of another audience, format or set of columns.</summary>
    public const string Mismatch = "ExportMismatch";

    /// <summary>The unfinished export cannot be resumed.</summary>
    public const string Damaged = "ExportDamaged";

    /// <summary>The file to append to is of another shape, or it cannot be determined which prospects it has.</summary>
    public const string AppendMismatch = "ExportAppendMismatch";

    /// <summary>The file to append to was changed meanwhile.</summary>
    public const string Changed = "ExportChanged";

    /// <summary>The disk is full.</summary>
    public const string DiskFull = "DiskFull";

    /// <summary>Which of them.</summary>
    public string Code { get; } = code;
}
