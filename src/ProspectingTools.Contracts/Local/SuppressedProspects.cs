using System.Collections.Generic;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Local;

/// <summary>The prospects of an audience who are in the local service's suppression file, at <see cref="Routes.LocalSuppressedTemplate"/>.</summary>
public sealed class SuppressedProspects
{
    /// <summary>Their ids, in the audience's order.</summary>
    public IReadOnlyList<string>? ProspectIds { get; set => field = ReadableList<string>.Of(value); }
}
