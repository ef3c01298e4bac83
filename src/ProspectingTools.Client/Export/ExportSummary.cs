using System;

namespace ProspectingTools.Client.Export;

/// <summary>A finished export.</summary>
public sealed class ExportSummary
{
    /// <summary>The file.</summary>
    public string? Path { get; init; }

    /// <summary>Its format.</summary>
    public ExportFormat Format { get; init; }

    /// <summary>The audience that it holds.</summary>
    public string? AudienceId { get; init; }

    /// <summary>Prospects in the file, those of an earlier run included.</summary>
    public long Rows { get; init; }

    /// <summary>Prospects whom this run left out because a suppression file names them.</summary>
    public long Suppressed { get; init; }

    /// <summary>Prospects whom this run put behind those of the file; null without -Append.</summary>
    public long? Appended { get; init; }

    /// <summary>Prospects whom the file had already; null without -Append.</summary>
    public long? AlreadyThere { get; init; }

    /// <summary>Size of the file, in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>How long this run took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Prospects that this run wrote in a second.</summary>
    public double RowsPerSecond { get; init; }

    /// <summary>Whether this run went on where an earlier one had stopped.</summary>
    public bool Resumed { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Path ?? string.Empty;
}
