
namespace ProspectingTools.Contracts.Local;

/// <summary>
/// The line of JSON that the service prints on standard output when it answers and <c>--ready-json</c> was given: for
/// the program that started it.
/// </summary>
public sealed class ServiceReady
{
    /// <summary>The address that it listens on.</summary>
    public string? Address { get; set; }

    /// <summary>The folder of its data; null when it keeps them in memory or in a database.</summary>
    public string? DataPath { get; set; }

    /// <summary>The database of its data, by name and place, without user or password; null when there is none.</summary>
    public string? Store { get; set; }

    /// <summary>The account group that the session key belongs to.</summary>
    public string? AccountGroupId { get; set; }

    /// <summary>People in the directory.</summary>
    public long People { get; set; }
}
