using System.Collections.Generic;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Local;

/// <summary>What the local service says of itself at <see cref="Routes.LocalInfo"/>.</summary>
public sealed class ServiceInfo
{
    /// <summary>The service's name: <c>prospecting-service</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The service's version.</summary>
    public string? Version { get; set; }

    /// <summary>The process.</summary>
    public int ProcessId { get; set; }
}

/// <summary>
/// The line of JSON that the service prints on standard output when it answers and <c>--ready-json</c> was given: for
/// the program that started it.
/// </summary>
public sealed class ServiceReady
{
    /// <summary>The address that it listens on.</summary>
    public string? Address { get; set; }

    /// <summary>The folder of its data; null when it keeps them in memory or in a database.</summary>
    public string? DataPath { get; set; }

    /// <summary>The database of its data, by name and place, without user or password; null when there is none.</summary>
    public string? Store { get; set; }

    /// <summary>The account group that the session key belongs to.</summary>
    public string? AccountGroupId { get; set; }

    /// <summary>People in the directory.</summary>
    public long People { get; set; }
}

/// <summary>The answer to an import at <see cref="Routes.LocalPeople"/>.</summary>
public sealed class PersonImportResult
{
    /// <summary>Rows read.</summary>
    public long Read { get; set; }

    /// <summary>New people.</summary>
    public long Added { get; set; }

    /// <summary>Rows that were merged into people already known.</summary>
    public long Merged { get; set; }

    /// <summary>Rows that could not be used.</summary>
    public long Skipped { get; set; }

    /// <summary>Rows in which nothing is said of a person; they are not counted as read.</summary>
    public long Blank { get; set; }

    /// <summary>The lead list that was made of the rows; null when none was asked for.</summary>
    public string? LeadListId { get; set; }

    /// <summary>What each column was taken for; those without a field are kept as extra fields.</summary>
    public IReadOnlyList<ColumnUse>? Columns { get; set => field = ReadableList<ColumnUse>.Of(value); }

    /// <summary>What was left out of rows that were taken, or is worth knowing, a sentence each.</summary>
    public IReadOnlyList<string>? Notes { get; set => field = ReadableList<string>.Of(value); }

    /// <summary>The first bad rows (at most 100), by line.</summary>
    public IReadOnlyList<RowError>? Errors { get => field ?? ReadableList<RowError>.Empty; set => field = ReadableList<RowError>.Of(value); }
}

/// <summary>A row that could not be used.</summary>
public sealed class RowError
{
    /// <summary>Line in the file, from 1.</summary>
    public long Line { get; set; }

    /// <summary>Why.</summary>
    public string? Message { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"line {Line}: {Message}";
}

/// <summary>The body of PUT <see cref="Routes.AdminConnectors"/>.</summary>
public sealed class SetConnectorRequest
{
    /// <summary>What it connects to.</summary>
    public string? Source { get; set; }

    /// <summary>One of <see cref="ContactLists.ConnectorStatus"/>.</summary>
    public string? Status { get; set; }
}

/// <summary>The body of POST <see cref="Routes.AdminCredits"/>.</summary>
public sealed class AddCreditsRequest
{
    /// <summary>Credits to add; negative takes away.</summary>
    public long Credits { get; set; }

    /// <summary>Why, for the ledger.</summary>
    public string? Note { get; set; }
}
