using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Service.Sample;

/// <summary>A company and the domain of its addresses.</summary>
internal sealed record SampleCompany(Company Company, string Domain);
