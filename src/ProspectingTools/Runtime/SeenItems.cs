using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Runtime;

/// <summary>Ids and names that a session has seen, newest last, a limited number of each kind.</summary>
internal sealed class SeenItems
{
    private const int MostOfAKind = 500;

    private readonly Dictionary<SeenKind, LinkedList<(string Id, string Name)>> _items = [];
    private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _kindsOfSource = new(StringComparer.Ordinal);

    /// <summary>Takes note of a thing.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its id; null is skipped.</param>
    /// <param name="name">Its name.</param>
    public void Add(SeenKind kind, string? id, string? name)
    {
        if (id is null)
        {
            return;
        }

        LinkedList<(string Id, string Name)> list = ListOf(kind);
        if (list.Last is { } last && last.Value.Id == id)
        {
            list.RemoveLast();
        }
        else if (list.FirstOrDefault(item => item.Id == id) is { Id: not null } known)
        {
            list.Remove(known);
        }

        list.AddLast((id, name ?? id));
        if (list.Count > MostOfAKind)
        {
            list.RemoveFirst();
        }
    }

    /// <summary>Takes note of a job. The name and the kind of its source, which not every server says, are kept from its start for later answers.</summary>
    /// <param name="job">The job; it is given both where this session knows them.</param>
    public void Add(ProspectingJob job)
    {
        if (job.JobId is { } id)
        {
            if (job.SourceName is { } source)
            {
                _sources[id] = source;
            }
            else
            {
                job.SourceName = SourceNameOf(id);
            }

            job.Source ??= SourceOf(id);
            if (job.Source is { } kind)
            {
                _kindsOfSource[id] = kind;
            }
        }

        Add(SeenKind.Job, job.JobId, Describe(job, NameOf(SeenKind.Audience, job.AudienceId)));
    }

    /// <summary>Takes note of a signal scan.</summary>
    /// <param name="scan">The scan.</param>
    public void Add(SignalScan scan) => Add(SeenKind.SignalScan, scan.ScanId, Describe(scan, NameOf(SeenKind.Audience, scan.AudienceId)));

    /// <summary>What tells a signal scan from others, as it has no name.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="audience">The name of its audience; null when unknown.</param>
    /// <returns>Its status, and where it looks.</returns>
    public static string Describe(SignalScan scan, string? audience) =>
        $"{scan.Status} scan of {(audience is null ? scan.AudienceId : $"'{audience}'")}".Trim();

    /// <summary>The kind of source of a job that this session has started or seen.</summary>
    /// <param name="jobId">The job.</param>
    /// <returns>One of <see cref="JobSource"/>; null when unknown.</returns>
    public string? SourceOf(string jobId) => _kindsOfSource.TryGetValue(jobId, out string? kind) ? kind : null;

    /// <summary>The name under which a thing was seen.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its id.</param>
    /// <returns>Its name; null when it was not seen, or has none.</returns>
    public string? NameOf(SeenKind kind, string? id) =>
        ListOf(kind).FirstOrDefault(item => item.Id == id) is { Id: not null } known && known.Name != known.Id ? known.Name : null;

    /// <summary>What a thing is called before a user.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its id.</param>
    /// <param name="job">The job that fills it, if one; its source has a name where the audience has none.</param>
    /// <returns>Its name between quotes, or its id.</returns>
    public string Called(SeenKind kind, string id, string? job = null) =>
        (NameOf(kind, id) ?? SourceNameOf(job)) is { } name ? $"'{name}'" : id;

    /// <summary>The name of the source of a job, such as that of its lead list.</summary>
    /// <param name="jobId">The job.</param>
    /// <returns>The name; null when the session does not know it.</returns>
    public string? SourceNameOf(string? jobId) => jobId is not null && _sources.TryGetValue(jobId, out string? name) ? name : null;

    /// <summary>What tells a job from others, as it has no name.</summary>
    /// <param name="job">The job.</param>
    /// <param name="audience">The name of the audience that it fills; null when unknown.</param>
    /// <returns>What it takes from, its status, how many it has imported, and into what.</returns>
    public static string Describe(ProspectingJob job, string? audience)
    {
        string count = job.ImportedCount is { } imported ? $", {imported} imported" : string.Empty;
        string target = audience is null ? string.Empty : $" into '{audience}'";
        return $"{job.SourceName ?? job.Source} {job.Status}{count}{target}".Trim();
    }

    /// <summary>Forgets a thing that is gone.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its id.</param>
    public void Remove(SeenKind kind, string id)
    {
        LinkedList<(string Id, string Name)> list = ListOf(kind);
        if (list.FirstOrDefault(item => item.Id == id) is { Id: not null } known)
        {
            list.Remove(known);
        }
    }

    /// <summary>What was seen of a kind, newest first.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Ids and names.</returns>
    public IReadOnlyList<(string Id, string Name)> Of(SeenKind kind) => ListOf(kind).Reverse().ToList();

    /// <summary>Forgets all, as another connection shows other things.</summary>
    public void Clear()
    {
        _items.Clear();
        _sources.Clear();
        _kindsOfSource.Clear();
    }

    private LinkedList<(string Id, string Name)> ListOf(SeenKind kind)
    {
        if (!_items.TryGetValue(kind, out LinkedList<(string Id, string Name)>? list))
        {
            list = new LinkedList<(string Id, string Name)>();
            _items.Add(kind, list);
        }

        return list;
    }
}
