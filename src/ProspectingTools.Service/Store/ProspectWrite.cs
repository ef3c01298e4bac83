
namespace ProspectingTools.Service.Store;

/// <summary>A prospect as it is written.</summary>
internal sealed record ProspectWrite(string Id, long PersonKey, byte[] Json);
