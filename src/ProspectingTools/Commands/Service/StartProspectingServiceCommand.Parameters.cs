using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using ProspectingTools.Client.Http;
using ProspectingTools.Connections;

namespace ProspectingTools.Commands.Service;

/// <content>What can be said of the service, and how that is written on its command line.</content>
public sealed partial class StartProspectingServiceCommand
{
    /// <summary>The folder of its data; a folder of the user's own when left out.</summary>
    [Parameter(ParameterSetName = FolderSet)]
    [ValidateNotNullOrEmpty]
    public string? DataPath { get; set; }

    /// <summary>Keeps the data in memory: they are gone when it stops.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MemorySet)]
    public SwitchParameter InMemory { get; set; }

    /// <summary>The port; a free one when left out.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    [WholeNumber]
    public int Port { get; set; }

    /// <summary>How many fictional people to have in the directory.</summary>
    [Parameter]
    [ValidateRange(0, 5_000_000)]
    [WholeNumber]
    public int SampleCount { get; set; }

    /// <summary>Which fictional people: the same number makes the same ones; 1 when left out.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    [WholeNumber]
    public int? Seed { get; set; }

    /// <summary>How fast jobs work, in prospects a second; as fast as they can when left out.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    [WholeNumber]
    public int? JobRate { get; set; }

    /// <summary>The plan whose limits apply.</summary>
    [Parameter]
    [ValidateSet("tester", "starter", "scale", "enterprise")]
    public string? Plan { get; set; }

    /// <summary>Credits that a new folder begins with.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    [WholeNumber]
    public long? Credits { get; set; }

    /// <summary>The key of the admin endpoints (faults on demand, keys, connector state, credits); one that only this session knows when left out.</summary>
    [Parameter]
    [Connection.KeyArgument]
    [ValidateNotNull]
    public SecureString? AdminKey { get; set; }

    /// <summary>Sends what the vendor's reference prints and nothing more: a job names no audience and no counts.</summary>
    [Parameter]
    public SwitchParameter BareReference { get; set; }

    /// <summary>Limits the requests of each key to so many a minute; those above get 429 with Retry-After. No limit when left out.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    [WholeNumber]
    public int? RateLimit { get; set; }

    /// <summary>How many requests may come at once under -RateLimit; a tenth of it, but at least one, when left out.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    [WholeNumber]
    public int? RateLimitBurst { get; set; }

    /// <summary>How often the connection sends a request again at most.</summary>
    [Parameter]
    [ValidateRange(0, TransportSettings.MostRetries)]
    [WholeNumber]
    public int MaximumRetryCount { get; set; } = new RetryPolicy().MaximumRetryCount;

    /// <summary>Returns the service. It does so without it too; the switch is for scripts that say what they take.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>How long it may take to start, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [WholeNumber]
    public int TimeoutSec { get; set; } = 300;

    private IEnumerable<string> Arguments()
    {
        yield return "--urls";
        yield return string.Format(CultureInfo.InvariantCulture, "http://127.0.0.1:{0}", Port);
        yield return "--ready-json";
        yield return "--exit-with-stdin";
        if (InMemory)
        {
            yield return "--in-memory";
        }
        else if (DataPath is not null)
        {
            yield return "--data";
            yield return Folder(DataPath);
        }

        foreach ((string name, IFormattable? value) in new (string, IFormattable?)[]
        {
            ("--sample", SampleCount > 0 ? SampleCount : null), ("--seed", Seed), ("--job-rate", JobRate), ("--credits", Credits),
        })
        {
            if (value is not null)
            {
                yield return name;
                yield return value.ToString(null, CultureInfo.InvariantCulture);
            }
        }

        if (RateLimit is { } perMinute)
        {
            yield return "--rate-limit";
            yield return "--rate-limit-per-minute";
            yield return perMinute.ToString(CultureInfo.InvariantCulture);
            yield return "--rate-limit-burst";
            yield return (RateLimitBurst ?? Math.Max(1, perMinute / 10)).ToString(CultureInfo.InvariantCulture);
        }

        if (BareReference)
        {
            yield return "--bare-reference";
        }

        if (Plan is not null)
        {
            yield return "--plan";
            yield return Plan;
        }
    }
}
