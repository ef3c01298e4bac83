using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>A certificate that nobody vouches for is accepted of this machine only, and only when that was asked for.</summary>
public sealed class CertificateTests
{
    [Fact]
    public async Task One_that_nobody_vouches_for_is_refused_at_once()
    {
        await using var server = new TlsServer();
        ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(() => ReadAsync(server.Uri, skipsCheck: false));
        Assert.Equal((FailureKind.Network, ClientErrorCodes.CertificateError, 1), (e.Kind, e.Code, e.Attempts));
        Assert.False(e.OutcomeUnknown);
        Assert.Equal(0, server.Answered);
    }

    [Fact]
    public async Task Of_this_machine_it_is_accepted_where_that_was_asked_for()
    {
        await using var server = new TlsServer();
        Assert.Equal(7, await ReadAsync(server.Uri, skipsCheck: true));
        Assert.Equal(1, server.Answered);
    }

    // A proxy on this machine leads to the other one, so that only the name tells where the key would go.
    [Fact]
    public async Task Of_another_machine_it_never_is()
    {
        await using var server = new TlsServer(isProxy: true);
        ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(
            () => ReadAsync(new Uri("https://api.example.com"), skipsCheck: true, new WebProxy($"http://127.0.0.1:{server.Uri.Port}")));
        Assert.Equal(ClientErrorCodes.CertificateError, e.Code);
        Assert.Contains("api.example.com", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Answered);
    }

    private static async Task<long?> ReadAsync(Uri address, bool skipsCheck, IWebProxy? proxy = null)
    {
        using var client = new ProspectingClient(new ClientOptions
        {
            BaseUri = address,
            Key = Clients.Key,
            NoProxy = proxy is null,
            Proxy = proxy,
            SkipLoopbackCertificateCheck = skipsCheck,
            Retry = Clients.Fast,
        });
        return (await client.GetCreditsAsync(CallContext.None)).RemainingCredits;
    }

    /// <summary>Speaks TLS with a certificate of its own making; as a proxy only after it was asked for a tunnel.</summary>
    private sealed class TlsServer : IAsyncDisposable
    {
        private static readonly byte[] s_answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 22\r\nConnection: close\r\n\r\n{\"remainingCredits\":7}"u8.ToArray();

        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly X509Certificate2 _certificate = SelfSigned();
        private readonly bool _isProxy;
        private readonly Task _serving;
        private int _answered;

        public TlsServer(bool isProxy = false)
        {
            _isProxy = isProxy;
            _listener.Start();
            Uri = new Uri($"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
            _serving = ServeAsync();
        }

        public Uri Uri { get; }

        /// <summary>Requests that came through, with the key in them.</summary>
        public int Answered => Volatile.Read(ref _answered);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _serving;
            _listener.Dispose();
            _certificate.Dispose();
            _stop.Dispose();
        }

        private static X509Certificate2 SelfSigned()
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
            using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        }

        private async Task ServeAsync()
        {
            while (!_stop.IsCancellationRequested)
            {
                try
                {
                    using TcpClient connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                    await AnswerAsync(connection.GetStream());
                }
                catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
                {
                    // The client did not accept the certificate, or the test is over.
                }
            }
        }

        private async Task AnswerAsync(Stream stream)
        {
            if (_isProxy)
            {
                await HeadAsync(stream);
                await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), _stop.Token);
            }

            await using var secure = new SslStream(stream);
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
            if ((await HeadAsync(secure)).Contains(Clients.KeyText, StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _answered);
                await secure.WriteAsync(s_answer, _stop.Token);
            }
        }

        private async Task<string> HeadAsync(Stream stream)
        {
            var head = new StringBuilder();
            byte[] buffer = new byte[4096];
            int read;
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && (read = await stream.ReadAsync(buffer, _stop.Token)) > 0)
            {
                head.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }

            return head.ToString();
        }
    }
}
