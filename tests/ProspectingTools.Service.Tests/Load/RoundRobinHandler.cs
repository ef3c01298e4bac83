using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Service.Tests.Support;

namespace ProspectingTools.Service.Tests.Load;

/// <summary>
/// Gives requests to the instances in turn, as a load balancer does: one that does not take a connection is skipped, and a request
/// to which an instance has not begun to answer is given to the next one, once.
/// </summary>
internal sealed class RoundRobinHandler(ServiceCluster cluster) : DelegatingHandler(new SocketsHttpHandler())
{
    private static int s_next;

    private static int s_again;

    /// <summary>How many requests were given to a second instance.</summary>
    public static int Again => Volatile.Read(ref s_again);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[]? body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        bool failed = false;
        while (true)
        {
            IReadOnlyList<ServiceProcess> instances = cluster.Answering;
            ServiceProcess instance = instances[(int)((uint)Interlocked.Increment(ref s_next) % instances.Count)];
            using HttpRequestMessage copy = Copy(request, body, instance.Api.Address);
            try
            {
                return await base.SendAsync(copy, cancellationToken);
            }
            catch (HttpRequestException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
            {
                await Task.Delay(10, cancellationToken);
            }
            catch (HttpRequestException) when (!failed)
            {
                failed = true;
                Interlocked.Increment(ref s_again);
            }
        }
    }

    private static HttpRequestMessage Copy(HttpRequestMessage request, byte[]? body, Uri address)
    {
        var copy = new HttpRequestMessage(request.Method, new Uri(address, request.RequestUri!.PathAndQuery));
        foreach ((string name, IEnumerable<string> values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        if (body is not null)
        {
            copy.Content = new ByteArrayContent(body);
            copy.Content.Headers.ContentType = request.Content!.Headers.ContentType;
        }

        return copy;
    }
}
