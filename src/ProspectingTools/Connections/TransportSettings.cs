using System.Net;

namespace ProspectingTools.Connections;

/// <summary>What a user may say of how a connection sends; what is left out is as the client has it.</summary>
internal sealed class TransportSettings
{
    /// <summary>The most retries that can be asked for.</summary>
    public const int MostRetries = 100;

    /// <summary>The shortest time-out, in seconds.</summary>
    public const double ShortestTimeoutSec = 0.1;

    /// <summary>The longest time-out, in seconds: a day.</summary>
    public const double LongestTimeoutSec = 86400;

    public int? MaximumRetryCount { get; set; }

    /// <summary>The longest wait that a server may ask for, in seconds.</summary>
    public double? MaximumRetryAfterSec { get; set; }

    /// <summary>In seconds, for one attempt.</summary>
    public double? TimeoutSec { get; set; }

    public IWebProxy? Proxy { get; set; }

    public bool NoProxy { get; set; }

    public bool SkipCertificateCheck { get; set; }

    public bool LogBodies { get; set; }
}
