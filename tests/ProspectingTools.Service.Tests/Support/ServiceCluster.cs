using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>Several instances of the service on one database.</summary>
internal sealed class ServiceCluster(string database, int instances, params string[] options) : IAsyncDisposable
{
    private readonly ServiceProcess?[] _instances = new ServiceProcess?[instances];
    private int _frozen = -1;

    /// <summary>Where the instances that can answer are.</summary>
    public IReadOnlyList<ServiceProcess> Answering => [.. _instances.Where((instance, i) => instance is not null && i != _frozen).Select(instance => instance!)];

    public async Task StartAsync()
    {
        for (int i = 0; i < instances; i++)
        {
            _instances[i] = await NewAsync();
        }
    }

    /// <summary>An account group, through any instance that can answer.</summary>
    public Api Api((string Id, string Key) group, Random random)
    {
        IReadOnlyList<ServiceProcess> alive = Answering;
        return new Api(alive[random.Next(alive.Count)].Api.Address, group.Id, group.Key);
    }

    /// <summary>Kills an instance and starts another one in its place.</summary>
    /// <returns>How many jobs it had in hand; null when that one cannot be killed now.</returns>
    public async Task<int?> ReplaceAsync(int which)
    {
        if (which == _frozen || _instances[which] is not { } killed)
        {
            return null;
        }

        int jobs = (await InHandAsync(killed.Pid)).Count;
        await killed.KillAsync();
        _instances[which] = null;
        await killed.DisposeAsync();
        _instances[which] = await NewAsync();
        return jobs;
    }

    /// <summary>Freezes an instance while it has jobs in hand, for so long, and lets it go on.</summary>
    /// <returns>How many jobs it had in hand, and how many of them it still has after its sleep.</returns>
    public async Task<(int Before, int After)> FreezeAsync(TimeSpan time)
    {
        while (true)
        {
            for (int i = 0; i < instances; i++)
            {
                if (_instances[i] is not { } instance || (await InHandAsync(instance.Pid)).Count == 0 || _instances[i] != instance)
                {
                    continue;
                }

                _frozen = i;
                Signals.Freeze(instance.Pid);
                IReadOnlySet<long> before = await InHandAsync(instance.Pid);
                await Task.Delay(time);
                IReadOnlySet<long> after = await InHandAsync(instance.Pid);
                Signals.Thaw(instance.Pid);
                _frozen = -1;
                if (before.Count > 0)
                {
                    return (before.Count, after.Count(before.Contains));
                }
            }

            await Task.Delay(50);
        }
    }

    /// <summary>Replaces the instances one after the other: each is asked to stop, and the next one is begun with when it answers again.</summary>
    public async Task RollAsync()
    {
        for (int i = 0; i < instances; i++)
        {
            ServiceProcess old = _instances[i]!;
            _instances[i] = null;
            (_, int exitCode) = await old.StopAsync();
            await old.DisposeAsync();
            _instances[i] = exitCode == 0 ? await NewAsync() : throw new InvalidOperationException($"An instance ended with {exitCode}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ServiceProcess instance in _instances.OfType<ServiceProcess>())
        {
            await instance.DisposeAsync();
        }
    }

    // The owner of a lease names its process. A database that is just crashing says nothing.
    private async Task<IReadOnlySet<long>> InHandAsync(int pid)
    {
        try
        {
            await using var connection = new NpgsqlConnection($"{database};Pooling=false");
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT job_key FROM job_queue WHERE lease_owner LIKE $1", connection);
            command.Parameters.AddWithValue($"%/{pid}/%");
            await using NpgsqlDataReader rows = await command.ExecuteReaderAsync();
            HashSet<long> jobs = [];
            while (await rows.ReadAsync())
            {
                jobs.Add(rows.GetInt64(0));
            }

            return jobs;
        }
        catch (NpgsqlException)
        {
            return new HashSet<long>();
        }
    }

    // A start that falls into a crash of the database is tried again, as whatever runs the service would.
    private async Task<ServiceProcess> NewAsync()
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await ServiceProcess.OnDatabaseAsync(database, options);
            }
            catch (InvalidOperationException) when (attempt < 5)
            {
                await Task.Delay(500);
            }
        }
    }
}
