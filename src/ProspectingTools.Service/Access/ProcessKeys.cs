
namespace ProspectingTools.Service.Access;

/// <summary>The keys that only this process knows, given by the one who started it.</summary>
/// <param name="SessionKeyHash">A key with all permissions for the first account group; null for none.</param>
/// <param name="AdminKeyHash">The key of the admin endpoints; null when they are off.</param>
internal sealed record ProcessKeys(byte[]? SessionKeyHash, byte[]? AdminKeyHash);
