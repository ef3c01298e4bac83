using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Testing.Hostile;

/// <summary>
/// A server on 127.0.0.1, on a free port, over raw sockets: nothing between the script and the wire makes it behave better than
/// it is told to. It records what it was asked.
/// </summary>
public sealed class HostileServer : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stop = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<RecordedRequest> _requests = [];
    private readonly List<Task> _connections = [];
    private readonly Func<RecordedRequest, Reply> _script;
    private readonly Lock _lock = new();
    private readonly Task _accepting;
    private int _active;

    private HostileServer(Func<RecordedRequest, Reply> script, int port)
    {
        _script = script;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        _listener.Listen(512);
        Uri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Uri { get; }

    /// <summary>Requests that are being answered now.</summary>
    public int Active => Volatile.Read(ref _active);

    /// <summary>The most requests that were being answered at once.</summary>
    public int MostActive { get; private set; }

    /// <summary>The requests so far, in order of arrival.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return _requests.ToArray();
            }
        }
    }

    /// <summary>Starts a server.</summary>
    /// <param name="script">Decides on each request; may be called on several threads at once.</param>
    /// <param name="port">The port; 0 for any free one.</param>
    /// <returns>The server; it listens.</returns>
    public static HostileServer Start(Func<RecordedRequest, Reply> script, int port = 0) => new(script, port);

    /// <summary>Starts a server that gives these replies in order, and the last one again and again.</summary>
    public static HostileServer Start(params Reply[] replies) => new(request => replies[Math.Min(request.Index, replies.Length - 1)], 0);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        Task[] connections;
        lock (_lock)
        {
            connections = _connections.ToArray();
        }

        await Task.WhenAll(connections).ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        for (int connection = 0; ; connection++)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            lock (_lock)
            {
                _connections.RemoveAll(static task => task.IsCompleted);
                _connections.Add(ServeAsync(socket, connection));
            }
        }
    }

    private async Task ServeAsync(Socket socket, int connection)
    {
        await Task.Yield();
        using (socket)
        {
            socket.NoDelay = true;
            var reader = new RequestReader(socket);
            try
            {
                while (await reader.ReadAsync(_stop.Token).ConfigureAwait(false) is { } read)
                {
                    if (!await AnswerAsync(socket, Record(connection, read.Method, read.Target, read.Headers, read.Body)).ConfigureAwait(false))
                    {
                        return;
                    }
                }
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client has gone, or the test is over.
            }
        }
    }

    private RecordedRequest Record(int connection, string method, string target, IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        lock (_lock)
        {
            var request = new RecordedRequest
            {
                Index = _requests.Count,
                Connection = connection,
                Method = method,
                Target = target,
                Headers = headers,
                Body = body,
                ArrivedAt = _clock.Elapsed,
            };
            _requests.Add(request);
            MostActive = Math.Max(MostActive, Interlocked.Increment(ref _active));
            return request;
        }
    }

    private async Task<bool> AnswerAsync(Socket socket, RecordedRequest request)
    {
        bool clientLeft = true;
        try
        {
            Reply reply = _script(request);
            var writer = new ReplyWriter(socket, reply, request, _stop.Token);
            bool keep = await writer.WriteAsync().ConfigureAwait(false);
            clientLeft = writer.ClientLeft;
            return keep;
        }
        finally
        {
            Interlocked.Decrement(ref _active);
            request.End(_clock.Elapsed, clientLeft);
        }
    }
}
