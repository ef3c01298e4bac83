using System.Buffers;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>Prospects of audiences, as they can be read. A position counts within an audience, from 1.</summary>
internal interface IProspectReads
{
    /// <summary>Copies the prospects after a position as JSON, with commas between them.</summary>
    Task<ProspectPage> CopyProspectsAsync(long groupKey, long audienceKey, long after, int limit, IBufferWriter<byte> output);

    /// <summary>A prospect of a ready audience.</summary>
    Task<ProspectRow?> ProspectAsync(long groupKey, string prospectId);

    /// <summary>The prospects of ready audiences whose person has a provider id, by audience and position.</summary>
    Task<IReadOnlyList<ProspectRow>> ProspectsByProviderIdAsync(long groupKey, string providerId, int limit);

    /// <summary>Which of these people an audience holds.</summary>
    Task<IReadOnlySet<long>> PeopleInAudienceAsync(long groupKey, long audienceKey, IReadOnlyCollection<long> personKeys);

    /// <summary>Prospects after a position, and the people behind them.</summary>
    Task<IReadOnlyList<ProspectPersonRow>> ProspectPeopleAsync(long groupKey, long audienceKey, long after, int limit);

    /// <summary>Prospects after a position, with the addresses of the people behind them.</summary>
    Task<IReadOnlyList<EnrichRow>> ProspectsToEnrichAsync(long groupKey, long audienceKey, long after, int limit);
}
