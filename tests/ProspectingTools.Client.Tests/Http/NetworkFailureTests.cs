using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>Why there was no answer, by what the platform says in whatever depth of causes.</summary>
public sealed class NetworkFailureTests
{
    private static readonly Uri s_elsewhere = new("https://api.example.com");

    // Only where no connection was made is it certain that the request was not carried out.
    [Theory]
    [InlineData(SocketError.ConnectionRefused, true)]
    [InlineData(SocketError.HostNotFound, true)]
    [InlineData(SocketError.HostUnreachable, true)]
    [InlineData(SocketError.NetworkUnreachable, true)]
    [InlineData(SocketError.NoData, true)]
    [InlineData(SocketError.TryAgain, true)]
    [InlineData(SocketError.NetworkDown, true)]
    [InlineData(SocketError.HostDown, true)]
    [InlineData(SocketError.ConnectionReset, false)]
    [InlineData(SocketError.ConnectionAborted, false)]
    [InlineData(SocketError.Shutdown, false)]
    [InlineData(SocketError.TimedOut, false)]
    public void A_socket_says_whether_anything_can_have_been_sent(SocketError error, bool neverSent)
    {
        for (int depth = 0; depth < 3; depth++)
        {
            ProspectingApiException failure = NetworkFailure.From(Within(depth, new SocketException((int)error)), s_elsewhere, Clients.Key);
            Assert.Equal((FailureKind.Network, ClientErrorCodes.NetworkError, neverSent), (failure.Kind, failure.Code, failure.NeverSent));
            Assert.Equal(neverSent, !failure.OutcomeUnknown);
        }
    }

    [Fact]
    public void A_certificate_that_was_not_accepted_is_said_so_in_any_depth()
    {
        for (int depth = 0; depth < 3; depth++)
        {
            Exception cause = Within(depth, new AuthenticationException("The chain is broken."));
            ProspectingApiException failure = NetworkFailure.From(cause, s_elsewhere, Clients.Key);
            Assert.Equal((FailureKind.Network, ClientErrorCodes.CertificateError, true), (failure.Kind, failure.Code, failure.NeverSent));
            Assert.StartsWith("The certificate of api.example.com was not accepted: The chain is broken. Install", failure.Message, StringComparison.Ordinal);
            Assert.Same(cause, failure.InnerException);
        }
    }

    // What .NET, .NET Framework and OpenSSL say of an answer in plain text.
    [Theory]
    [InlineData("Cannot determine the frame size or a corrupted frame was received.")]
    [InlineData("The handshake failed due to an unexpected packet format.")]
    [InlineData("error:0A00010B:SSL routines::WRONG VERSION NUMBER")]
    [InlineData("SSL routines::packet length too long")]
    [InlineData("Corrupted frame")]
    public void A_port_that_speaks_http_is_named_only_where_the_key_may_go_there(string words)
    {
        Exception cause = Within(2, new AuthenticationException("Authentication failed.", new IOException(words)));
        foreach ((string address, string told) in new[]
        {
            ("https://127.0.0.1:5101", "127.0.0.1:5101 does not speak https: it answered in plain text. Connect to http://127.0.0.1:5101."),
            ("https://localhost:5101/api", "localhost:5101 does not speak https: it answered in plain text. Connect to http://localhost:5101."),
            ("https://api.example.com", "api.example.com:443 does not speak https: it answered in plain text."),
        })
        {
            ProspectingApiException failure = NetworkFailure.From(cause, new Uri(address), Clients.Key);
            Assert.Equal((ClientErrorCodes.NetworkError, told, true), (failure.Code, failure.Message, failure.NeverSent));
        }

        Assert.StartsWith("The certificate of ", NetworkFailure.From(cause, new Uri("http://127.0.0.1:5101"), Clients.Key).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_innermost_cause_is_the_reason_and_shows_no_key()
    {
        var cause = new HttpRequestException("outer", new IOException("middle", new InvalidOperationException($"inner {Clients.KeyText}")));
        Assert.Equal("No answer from https://api.example.com:8443: inner ***", NetworkFailure.From(cause, new Uri("https://api.example.com:8443/v1"), Clients.Key).Message);
    }

    private static Exception Within(int depth, Exception cause) =>
        Enumerable.Range(0, depth).Aggregate(cause, static (inner, level) => level % 2 == 0 ? new IOException("It was cut.", inner) : new HttpRequestException("No.", inner));
}
