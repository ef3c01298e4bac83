using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>A load balancer of the tests: each connection goes to the next instance that takes it.</summary>
internal sealed class RoundRobin : IDisposable
{
    private readonly TcpListener _listener;
    private readonly IReadOnlyList<int> _ports;
    private readonly CancellationTokenSource _stop = new();
    private int _next;

    public RoundRobin(int port, IReadOnlyList<int> ports)
    {
        _ports = ports;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            for (int attempt = 0; attempt < _ports.Count; attempt++)
            {
                using var instance = new TcpClient();
                try
                {
                    await instance.ConnectAsync(IPAddress.Loopback, _ports[(int)((uint)Interlocked.Increment(ref _next) % _ports.Count)], _stop.Token);
                }
                catch (Exception e) when (e is SocketException or OperationCanceledException)
                {
                    continue;
                }

                await PumpAsync(client.GetStream(), instance.GetStream());
                return;
            }
        }
    }

    private async Task PumpAsync(NetworkStream client, NetworkStream instance)
    {
        try
        {
            await Task.WhenAny(client.CopyToAsync(instance, _stop.Token), instance.CopyToAsync(client, _stop.Token));
        }
        catch (Exception e) when (e is System.IO.IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Whoever was there is gone.
        }
    }
}
