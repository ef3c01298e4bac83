using System.Collections.Generic;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The answer to a look-up by provider id.</summary>
public sealed class ProviderResolution : WireObject
{
    /// <summary>The id that was looked up.</summary>
    public string? ProviderId { get; set; }

    /// <summary><c>none</c>, <c>unique</c> or <c>ambiguous</c> (the words beside <c>none</c> are assumed).</summary>
    public string? Resolution { get; set; }

    /// <summary>The prospects that match.</summary>
    public IReadOnlyList<ProspectMatch>? Matches { get => field ?? ReadableList<ProspectMatch>.Empty; set => field = ReadableList<ProspectMatch>.Of(value); }
}
