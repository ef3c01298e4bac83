using System;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using ProspectingTools.Client.Errors;

namespace ProspectingTools.Client.Http;

/// <summary>Says in plain words why there was no answer.</summary>
internal static class NetworkFailure
{
    public static ProspectingApiException From(Exception cause, Uri baseUri, ApiKey key)
    {
        Exception deepest = cause;
        bool certificate = false;
        bool plain = false;
        bool neverSent = false;
        for (Exception? e = cause; e is not null; e = e.InnerException)
        {
            certificate |= NoTrust(e);
            neverSent |= NoTrust(e) || NoConnection(e);
            plain |= NoTls(e);
            deepest = e;
        }

        string reason = Redaction.Secrets(deepest.Message, key);
        if (plain && baseUri.Scheme == Uri.UriSchemeHttps)
        {
            return new ProspectingApiException(
                FailureKind.Network,
                ClientErrorCodes.NetworkError,
                $"{baseUri.Host}:{baseUri.Port} does not speak https: it answered in plain text{(baseUri.IsLoopback ? $". Connect to http://{baseUri.Authority}" : string.Empty)}.",
                cause)
            {
                NeverSent = true,
            };
        }

        return certificate
            ? new ProspectingApiException(
                FailureKind.Network,
                ClientErrorCodes.CertificateError,
                $"The certificate of {baseUri.Host} was not accepted: {reason} Install the issuer's certificate on this machine, or correct the address.",
                cause)
            {
                NeverSent = neverSent,
            }
            : new ProspectingApiException(
                FailureKind.Network,
                ClientErrorCodes.NetworkError,
                $"No answer from {baseUri.GetLeftPart(UriPartial.Authority)}: {reason}",
                cause)
            {
                NeverSent = neverSent,
            };
    }

    // .NET Framework says by a status what .NET says by its own exception.
    private static bool NoTrust(Exception e) =>
        e is AuthenticationException or WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure };

    // What SslStream of .NET and of .NET Framework, and OpenSSL, say of an answer that is not TLS; none of them has a type or a number for it.
    private static bool NoTls(Exception e) => Array.Exists(
        ["frame size", "corrupted frame", "unexpected packet format", "wrong version number", "packet length too long"],
        words => e.Message.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0);

    // Where no connection was made, the request cannot have been carried out.
    private static bool NoConnection(Exception e) => e switch
    {
        SocketException socket => socket.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable
            or SocketError.NetworkUnreachable or SocketError.NoData or SocketError.TryAgain or SocketError.NetworkDown or SocketError.HostDown,
        WebException web => web.Status is WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure,
        _ => false,
    };
}
