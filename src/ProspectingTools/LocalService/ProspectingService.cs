using System;
using ProspectingTools.Client.Http;
using ProspectingTools.Connections;

namespace ProspectingTools.LocalService;

/// <summary>A local service that this session started.</summary>
public sealed class ProspectingService : ILocalService
{
    internal ProspectingService(ServiceProcess process, ProspectingConnection connection, ApiKey adminKey, string? dataPath, long people)
    {
        AdminKey = adminKey;
        Process = process;
        Connection = connection;
        DataPath = dataPath;
        PersonCount = people;
        ProcessId = process.ProcessId;
    }

    /// <summary>Its address.</summary>
    public Uri Uri => Connection.Uri;

    /// <summary>Its process.</summary>
    public int ProcessId { get; }

    /// <summary>Whether it still runs.</summary>
    public string Status => Process.HasExited ? "Stopped" : "Running";

    /// <summary>The folder of its data; null when it keeps them in memory.</summary>
    public string? DataPath { get; }

    /// <summary>People in its directory, when it started or when Get-ProspectingService looked last.</summary>
    public long PersonCount { get; internal set; }

    /// <summary>The account group of its connection.</summary>
    public string? AccountGroupId => Connection.AccountGroupId;

    /// <summary>When it was started.</summary>
    public DateTimeOffset StartedAt { get; } = DateTimeOffset.Now;

    /// <summary>The connection to it, for -Connection.</summary>
    public ProspectingConnection Connection { get; }

    bool ILocalService.HasExited => Process.HasExited;

    ApiKey ILocalService.AdminKey => AdminKey;

    internal ApiKey AdminKey { get; }

    /// <summary>The local service that the session was connected to when this one was started; null for none.</summary>
    internal ProspectingService? Before { get; init; }

    internal ServiceProcess Process { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Uri} (process {ProcessId})";
}
