using System;
using System.Net;

namespace ProspectingTools.Client.Http;

/// <summary>
/// A proxy that never takes to another machine what is meant for this one: plain http is allowed to this machine only because
/// it does not cross the network.
/// </summary>
internal sealed class LoopbackBypass(IWebProxy inner) : IWebProxy
{
    /// <inheritdoc/>
    public ICredentials? Credentials
    {
        get => inner.Credentials;
        set => inner.Credentials = value;
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination)
    {
        Uri? proxy = inner.GetProxy(destination);
        return destination.IsLoopback && proxy?.IsLoopback != true ? null : proxy;
    }

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => inner.IsBypassed(host) || GetProxy(host) is null;
}
