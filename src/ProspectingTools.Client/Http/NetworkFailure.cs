using System;
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
        for (Exception? e = cause; e is not null; e = e.InnerException)
        {
            certificate |= e is AuthenticationException;
            deepest = e;
        }

        string reason = Redaction.Secrets(deepest.Message, key);
        return certificate
            ? new ProspectingApiException(
                FailureKind.Network,
                ClientErrorCodes.CertificateError,
                $"The certificate of {baseUri.Host} was not accepted: {reason} Install the issuer's certificate on this machine, or correct the address; there is no way to ignore it.",
                cause)
            : new ProspectingApiException(
                FailureKind.Network,
                ClientErrorCodes.NetworkError,
                $"No answer from {baseUri.GetLeftPart(UriPartial.Authority)}: {reason}",
                cause);
    }
}
