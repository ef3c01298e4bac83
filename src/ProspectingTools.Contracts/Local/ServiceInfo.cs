
namespace ProspectingTools.Contracts.Local;

/// <summary>What the local service says of itself at <see cref="Routes.LocalInfo"/>.</summary>
public sealed class ServiceInfo
{
    /// <summary>The service's name: <c>prospecting-service</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The service's version.</summary>
    public string? Version { get; set; }

    /// <summary>The process.</summary>
    public int ProcessId { get; set; }
}
