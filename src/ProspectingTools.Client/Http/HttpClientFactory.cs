using System;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Runtime.InteropServices;
using System.Security.Authentication;
using System.Threading;
using ProspectingTools.Client.Errors;

namespace ProspectingTools.Client.Http;

/// <summary>Makes the one HttpClient of a connection.</summary>
internal static class HttpClientFactory
{
    private const int ConnectionsPerServer = 32;

    public static HttpClient Create(ClientOptions options)
    {
        var handler = new HttpClientHandler
        {
            // Redirects are judged by the transport: the key must not travel to another host.
            AllowAutoRedirect = false,
            UseCookies = false,

            // Bodies are unpacked by KeyedResponse: giving one up must not take the unpacking's memory away while it runs.
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = ConnectionsPerServer,
            UseProxy = !options.NoProxy,
        };
        if (!options.NoProxy && (options.Proxy ?? WebRequest.DefaultWebProxy) is { } proxy)
        {
            handler.Proxy = new LoopbackBypass(proxy);
        }

        // Windows PowerShell 5.1 would still offer TLS 1.0; everywhere else the system's choice is right.
        if (RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal))
        {
            handler.SslProtocols = SslProtocols.Tls12;
        }

        if (options.SkipLoopbackCertificateCheck)
        {
            handler.ServerCertificateCustomValidationCallback = static (request, _, _, errors) =>
                errors == SslPolicyErrors.None || (request.RequestUri is { } uri && uri.IsLoopback);
        }

        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(KeyedResponse.Packing);
        return client;
    }

    /// <summary>Refuses an address that would show the key on the network.</summary>
    /// <param name="uri">The address.</param>
    /// <exception cref="ProspectingApiException">It is not https, nor http to this machine.</exception>
    public static void RequireHttpsOrLoopback(Uri uri)
    {
        if (uri.IsAbsoluteUri && uri.UserInfo.Length > 0)
        {
            throw new ProspectingApiException(
                FailureKind.Refused,
                ClientErrorCodes.InsecureUri,
                "The address holds a user name or password. Leave it out, and give the key by itself.");
        }

        if (!uri.IsAbsoluteUri || (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
        {
            throw new ProspectingApiException(
                FailureKind.Refused,
                ClientErrorCodes.InsecureUri,
                $"'{uri}' is refused: the key would cross the network readable by others. Use https; plain http is for this machine only.");
        }
    }
}
