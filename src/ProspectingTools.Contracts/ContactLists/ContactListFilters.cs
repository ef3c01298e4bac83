using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.ContactLists;

/// <summary>The filters of a contact list; unset ones are omitted (seed 002).</summary>
public sealed class ContactListFilters : WireObject
{
    /// <summary>Company pages; at least one.</summary>
    public IReadOnlyList<string>? CompanyLinkedInUrls { get; set => field = ReadableList<string>.Of(value); }

    /// <summary>Job titles; any of them.</summary>
    public IReadOnlyList<string>? JobTitles { get; set => field = ReadableList<string>.Of(value); }

    /// <summary>Words in headline, title or about.</summary>
    public string? Keywords { get; set; }

    /// <summary>ISO 3166-1 alpha-2 codes; any of them.</summary>
    public IReadOnlyList<string>? Countries { get; set => field = ReadableList<string>.Of(value); }

    /// <inheritdoc/>
    public override string ToString() => string.Join(
        " | ",
        new[] { CompanyLinkedInUrls?.ToString(), JobTitles?.ToString(), Keywords, Countries?.ToString() }.Where(text => !string.IsNullOrEmpty(text)));
}
