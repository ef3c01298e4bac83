using System.Net;

namespace ProspectingTools.Connections;

/// <summary>What a user may say of how a connection sends; what is left out is as the client has it.</summary>
internal sealed class TransportSettings
{
    public int? MaximumRetryCount { get; set; }

    /// <summary>In seconds, for one attempt.</summary>
    public double? TimeoutSec { get; set; }

    public IWebProxy? Proxy { get; set; }

    public bool NoProxy { get; set; }

    public bool SkipCertificateCheck { get; set; }

    public bool LogBodies { get; set; }
}
