using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>Signals of prospects and of the people behind them, as they can be changed.</summary>
internal interface ISignalWrites
{
    /// <summary>Replaces the signals of prospects, identified by their positions.</summary>
    Task SetProspectSignalsAsync(long groupKey, long audienceKey, IReadOnlyList<(long Position, byte[] Signals)> prospects);

    /// <summary>Replaces the imported signals of people, identified by the store's own numbers.</summary>
    Task SetPersonSignalsAsync(long groupKey, IReadOnlyList<(long Key, byte[] Signals)> people);
}
