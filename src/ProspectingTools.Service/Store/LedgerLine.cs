namespace ProspectingTools.Service.Store;

/// <summary>A line of the credit ledger. Lines are only ever added.</summary>
internal sealed record LedgerLine(long GroupKey, long Amount, long Prospects, long? JobKey, string Note, long CreatedAt);
