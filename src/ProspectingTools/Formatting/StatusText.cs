using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Formatting;

/// <summary>The words of a status, coloured where the host can show colours.</summary>
public static class StatusText
{
    /// <summary>A status for a view.</summary>
    /// <param name="status">The status word of a job, connector, signal, look-up, service or test.</param>
    /// <returns>The word; null for null.</returns>
    public static string? Format(string? status)
    {
        if (string.IsNullOrEmpty(status) || !HostStyle.IsColoured)
        {
            return status;
        }

        StyleColour? colour = ColourOf(status!);
        return colour is { } known ? HostStyle.Paint(status!, known) : status;
    }

    /// <summary>The colour of a status.</summary>
    /// <param name="status">The word.</param>
    /// <returns>The colour; null for a word that has none.</returns>
    internal static StyleColour? ColourOf(string status) => status.ToLowerInvariant() switch
    {
        JobStatus.Completed or ConnectorStatus.Connected or "evaluated" or "unique" or "works" => StyleColour.Green,
        JobStatus.Running => StyleColour.Cyan,
        JobStatus.Queued or ConnectorStatus.NeedsAuthentication or ConnectorStatus.ReadyToConnect or "pending" or "ambiguous" => StyleColour.Yellow,
        JobStatus.Failed or ConnectorStatus.Error or ConnectorStatus.Disconnected or "fails" => StyleColour.Red,
        JobStatus.Cancelled or "stopped" or "none" => StyleColour.BrightBlack,
        _ => null,
    };
}
