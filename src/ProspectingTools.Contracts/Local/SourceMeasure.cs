using System.Collections.Generic;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Local;

/// <summary>
/// What a start would find, at POST <see cref="Routes.LocalMeasure"/>: the body is that of a start, and nothing is started or
/// charged. A number is null where it is not known.
/// </summary>
public sealed class SourceMeasure
{
    /// <summary>What was measured, in the user's words; not on the wire.</summary>
    [JsonIgnore]
    public string? Target { get; set; }

    /// <summary>The kind of source.</summary>
    public string? Source { get; set; }

    /// <summary>The name of the lead list or saved search; null for other sources.</summary>
    public string? SourceName { get; set; }

    /// <summary>Addresses that were given; null for other sources; not on the wire.</summary>
    [JsonIgnore]
    public long? Read { get; set; }

    /// <summary>Of those, addresses that are not profiles; not on the wire.</summary>
    [JsonIgnore]
    public long? Invalid { get; set; }

    /// <summary>Different profiles among the addresses; not on the wire.</summary>
    [JsonIgnore]
    public long? Distinct { get; set; }

    /// <summary>People whom the source has; of profile addresses those that are in the directory.</summary>
    public long? People { get; set; }

    /// <summary>Profile addresses behind which the directory knows nobody; null for other sources.</summary>
    public long? Unknown { get; set; }

    /// <summary>People who are left out because an excluded audience has them; null where none is excluded.</summary>
    public long? Excluded { get; set; }

    /// <summary>People who are left out because the service's suppression file names them; null where it names nobody.</summary>
    public long? Suppressed { get; set; }

    /// <summary>People whom a job would import: at most <c>maxResults</c> and the plan's cap.</summary>
    public long? Importable { get; set; }

    /// <summary>Of those, people who are in an audience already.</summary>
    public long? Known { get; set; }

    /// <summary>The audiences that have them, newest first.</summary>
    public IReadOnlyList<KnownInAudience>? Audiences { get; set => field = ReadableList<KnownInAudience>.Of(value); }

    /// <summary>What the import would cost without e-mail addresses, in credits.</summary>
    public long? Credits { get; set; }

    /// <summary>What the import would cost with e-mail addresses, in credits.</summary>
    public long? CreditsWithEmails { get; set; }

    /// <summary>Credits left.</summary>
    public long? Balance { get; set; }

    /// <summary>What the search asks for, in the service's own notation; null for other sources.</summary>
    public string? Query { get; set; }

    /// <summary>What of the search is not, or not wholly, applied; null when all is.</summary>
    public IReadOnlyList<IgnoredFilter>? IgnoredFilters { get; set => field = ReadableList<IgnoredFilter>.Of(value); }

    /// <summary>What of the search is applied in a way that one might not expect.</summary>
    public IReadOnlyList<IgnoredFilter>? FilterNotes { get; set => field = ReadableList<IgnoredFilter>.Of(value); }
}
