using System;
using System.Globalization;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Converters;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>
/// An attempt at a job that ended by an error of the service. The error itself is in the service's log: it speaks of the inside of
/// the service, not of the job. The local service adds it.
/// </summary>
public sealed class FailedAttempt : WireObject
{
    /// <summary>The attempt's number; each time a worker takes the job it is one more.</summary>
    public long? Attempt { get; set; }

    /// <summary>When it failed (UTC).</summary>
    [JsonConverter(typeof(MillisecondTimestampConverter))]
    public DateTimeOffset? At { get; set; }

    /// <inheritdoc/>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "attempt {0} at {1:u}", Attempt, At);
}
