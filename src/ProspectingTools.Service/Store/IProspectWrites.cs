using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>Prospects of audiences, as they can be changed.</summary>
internal interface IProspectWrites
{
    /// <summary>Appends prospects to an audience and counts them.</summary>
    Task AddProspectsAsync(long groupKey, long audienceKey, IReadOnlyList<ProspectWrite> prospects);

    /// <summary>Replaces the JSON of prospects, identified by their positions.</summary>
    Task SetProspectJsonAsync(long groupKey, long audienceKey, IReadOnlyList<(long Position, byte[] Json)> prospects);

    /// <summary>Moves prospects to the end of another audience, except people already there; counts both.</summary>
    /// <returns>How many moved.</returns>
    Task<long> MoveProspectsAsync(long groupKey, long fromAudienceKey, long toAudienceKey, IReadOnlyCollection<string> prospectIds);
}
