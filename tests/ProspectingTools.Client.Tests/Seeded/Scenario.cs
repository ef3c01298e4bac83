using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;

namespace ProspectingTools.Client.Tests.Seeded;

/// <summary>
/// A server with a memory whose answers suffer faults. Which fault strikes depends on the seed, the request and how often it
/// has come, not on the order of requests, so that a run can be repeated.
/// </summary>
internal sealed class Scenario(int seed, int total, double rate)
{
    private readonly ConcurrentDictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Path, Fate Fate), bool> _fates = new();
    private readonly ConcurrentQueue<string> _lists = new();
    private int _jobsMade;
    private int _looks;
    private int _limited;

    /// <summary>Whether faults strike.</summary>
    public bool Calm { get; set; }

    /// <summary>Jobs that were created, however the answers fared.</summary>
    public int JobsMade => Volatile.Read(ref _jobsMade);

    /// <summary>Contact lists that were created.</summary>
    public IReadOnlyCollection<string> Lists => _lists;

    /// <summary>Requests that were turned away because of the rate.</summary>
    public int Limited => Volatile.Read(ref _limited);

    /// <summary>Whether a fate befell any answer on a path.</summary>
    public bool Struck(string path, Fate fate) => _fates.ContainsKey((path, fate));

    public Reply Answer(RecordedRequest request)
    {
        string name = $"{request.Method} {request.Target}";
        int occurrence = _seen.AddOrUpdate(name, 0, (_, n) => n + 1);
        Fault fault = Calm ? new Fault(Fate.Good, false, reply => reply) : Fault.Choose(new Random(Mix(name, occurrence)), rate);
        _fates[(request.Path, fault.Fate)] = true;
        if (fault.Fate == Fate.Limited)
        {
            Interlocked.Increment(ref _limited);
        }

        Reply good = fault.BeforeWork ? Wire.Ok("{}") : Work(request);
        return fault.Apply(good);
    }

    private Reply Work(RecordedRequest request) => (request.Method, request.Path.Split('/')[^1]) switch
    {
        ("GET", "prospects") => Wire.Prospects(request, total),
        ("GET", "contacts") => Wire.Contacts(request, total),
        ("POST", "prospecting") => Start(request),
        ("POST", "lists") => Create(request),
        ("GET", "lists") => Reply.Json($$"""{"items":[{{string.Join(",", _lists)}}],"total":{{_lists.Count}},"limit":100,"offset":0,"hasMore":false}"""),
        ("GET", var id) => Wire.Ok(Wire.Job(id, Interlocked.Increment(ref _looks) > 3 ? "completed" : "running", audienceId: "a")),
        _ => throw new InvalidOperationException($"The scenario knows no {request}."),
    };

    private Reply Start(RecordedRequest request)
    {
        string key = request.Header("Idempotency-Key") ?? Guid.NewGuid().ToString();
        bool isNew = false;
        string id = _jobs.GetOrAdd(key, _ =>
        {
            isNew = true;
            return "job" + Interlocked.Increment(ref _jobsMade).ToString(CultureInfo.InvariantCulture);
        });
        return Wire.Ok(Wire.Job(id, "queued"), isNew ? 202 : 200);
    }

    private Reply Create(RecordedRequest request)
    {
        string list = $$"""{"id":"list{{_lists.Count + 1}}","createdAt":"{{DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}}",{{request.Text.TrimStart('{')}}""";
        _lists.Enqueue(list);
        return Reply.Json(list, 201);
    }

    // HashCode differs from run to run; a seed must not.
    private int Mix(string name, int occurrence) => name.Aggregate((seed * 397) ^ occurrence, static (hash, c) => unchecked((hash * 31) + c));
}
