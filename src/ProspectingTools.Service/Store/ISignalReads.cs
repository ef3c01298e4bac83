using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>Signals of prospects and of the people behind them, as they can be read. Signals are JSON arrays, as UTF-8.</summary>
internal interface ISignalReads
{
    /// <summary>The prospects of an audience after a position, in order of position, with what a scan needs.</summary>
    Task<IReadOnlyList<ScanRow>> ProspectsToScanAsync(long groupKey, long audienceKey, long after, int limit);

    /// <summary>Those of these prospects that the audience holds, with what a scan needs.</summary>
    Task<IReadOnlyList<ScanRow>> ProspectsToScanAsync(long groupKey, long audienceKey, IReadOnlyCollection<string> prospectIds);

    /// <summary>The signals that were imported for people; people without any are there with null.</summary>
    Task<IReadOnlyList<PersonSignalsRow>> PersonSignalsAsync(long groupKey, IReadOnlyCollection<long> personKeys);
}
