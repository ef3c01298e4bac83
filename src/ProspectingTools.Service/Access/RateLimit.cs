namespace ProspectingTools.Service.Access;

/// <summary>What a key may do in a minute, and how much of it at once.</summary>
internal sealed record RateLimit(double PerMinute, int Burst);
