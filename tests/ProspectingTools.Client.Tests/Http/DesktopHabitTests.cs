using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>
/// What .NET Framework does otherwise than .NET, as far as the message or the exception decides it. Its handler is not here to be
/// tried: it reads these two headers, and it reports by the status of a WebException.
/// </summary>
public sealed class DesktopHabitTests
{
    private static readonly Uri s_address = new("https://api.example.com");
    private static readonly ApiKey s_key = ApiKey.FromString("sk_live_test");

    [Theory]
    [InlineData("none")]
    [InlineData("bytes")]
    [InlineData("stream of known length")]
    [InlineData("stream of unknown length")]
    public async Task A_body_is_sent_without_asking_and_never_collected_first(string body)
    {
        using var handler = new Recorder();
        using var http = new HttpClient(handler);
        var request = new ApiRequest(HttpMethod.Post, "/v1/local/people")
        {
            Body = body == "bytes" ? "{}"u8.ToArray() : null,
            StreamedBody = body.StartsWith("stream", StringComparison.Ordinal) ? () => new StreamContent(Lines(body.Contains("unknown", StringComparison.Ordinal))) : null,
        };
        using HttpResponseMessage answer = await new RequestSender(http, s_address, "test").SendAsync(request, s_key, CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(handler.ExpectContinue);

        // One of the two, or the handler of .NET Framework makes the first of the whole body.
        Assert.NotEqual(handler.HadLength, handler.Chunked);
        Assert.Equal(body == "stream of unknown length", handler.Chunked);
    }

    [Theory]
    [InlineData(WebExceptionStatus.TrustFailure, ClientErrorCodes.CertificateError, true)]
    [InlineData(WebExceptionStatus.SecureChannelFailure, ClientErrorCodes.CertificateError, true)]
    [InlineData(WebExceptionStatus.ConnectFailure, ClientErrorCodes.NetworkError, true)]
    [InlineData(WebExceptionStatus.NameResolutionFailure, ClientErrorCodes.NetworkError, true)]
    [InlineData(WebExceptionStatus.ReceiveFailure, ClientErrorCodes.NetworkError, false)]
    [InlineData(WebExceptionStatus.KeepAliveFailure, ClientErrorCodes.NetworkError, false)]
    public void The_status_of_a_web_exception_says_what_it_was(WebExceptionStatus status, string code, bool neverSent)
    {
        ProspectingApiException failure = NetworkFailure.From(new HttpRequestException("An error occurred.", new WebException("No.", status)), s_address, s_key);
        Assert.Equal(code, failure.Code);
        Assert.Equal(neverSent, failure.NeverSent);
    }

    private static Stream Lines(bool unknown)
    {
        var whole = new MemoryStream(Encoding.UTF8.GetBytes("{}\n{}\n"));
        return unknown ? new BufferedPipe(whole) : whole;
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public bool? ExpectContinue { get; private set; }

        public bool Chunked { get; private set; }

        public bool HadLength { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            ExpectContinue = request.Headers.ExpectContinue;
            Chunked = request.Headers.TransferEncodingChunked == true;
            HadLength = request.Content?.Headers.ContentLength is not null;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }

    /// <summary>A stream that knows no length, as one from the network or a pipe.</summary>
    private sealed class BufferedPipe(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
