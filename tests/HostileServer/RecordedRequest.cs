using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Testing.Hostile;

/// <summary>A request as it came over the wire.</summary>
public sealed class RecordedRequest
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _waits;

    /// <summary>Its place in the order of arrival, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Which connection it came over, from 0.</summary>
    public required int Connection { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query as sent.</summary>
    public required string Target { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>When it had arrived whole, on the server's own clock.</summary>
    public required TimeSpan ArrivedAt { get; init; }

    /// <summary>When the answer was out, or the client was gone; null while at work.</summary>
    public TimeSpan? EndedAt { get; private set; }

    /// <summary>Whether the client went away before the answer was out.</summary>
    public bool ClientLeft { get; private set; }

    /// <summary>With which others it was let go (<see cref="Rendezvous"/>); 0 where it waited for none.</summary>
    public int Round { get; set; }

    /// <summary>How many of the reply's delays have begun: what comes before them is on the wire.</summary>
    public int Waits => Volatile.Read(ref _waits);

    public string Path => Target.Split('?')[0];

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Ends when the answer is out or the client is gone.</summary>
    public Task Ended => _ended.Task;

    public string? Header(string name) => Headers.TryGetValue(name, out string? value) ? value : null;

    /// <summary>A parameter of the query, unescaped; null when absent.</summary>
    public string? Query(string name) =>
        Target.Contains('?', StringComparison.Ordinal)
            ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&')
                .Select(pair => pair.Split('=', 2))
                .Where(pair => pair[0] == name)
                .Select(pair => Uri.UnescapeDataString(pair[^1]))
                .FirstOrDefault()
            : null;

    public int Number(string name, int otherwise) =>
        Query(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public override string ToString() => $"{Method} {Target}";

    internal void WaitBegins() => Interlocked.Increment(ref _waits);

    internal void End(TimeSpan at, bool clientLeft)
    {
        EndedAt = at;
        ClientLeft = clientLeft;
        _ended.TrySetResult();
    }
}
