using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Errors;
using ProspectingTools.Formatting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Signals;

/// <summary>
/// Starts signal scans over audiences, or over some of their prospects. Each logical start has one Idempotency-Key, made before
/// the first send (design, decision 5).
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "ProspectSignalScan", SupportsShouldProcess = true)]
[OutputType(typeof(SignalScan))]
public sealed class StartProspectSignalScanCommand : ProspectingCommand
{
    private readonly List<(string AudienceId, HashSet<string> ProspectIds)> _collected = [];
    private readonly List<SignalScan> _started = [];
    private SignalSpecification? _default;
    private PipedForm _piped = null!;
    private string? _key;
    private bool _hasSent;

    /// <summary>The audiences whose prospects are looked at.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.AudienceIdCompleter))]
    public string[] AudienceId { get; set; } = [];

    /// <summary>What is piped in where the only text without a name is what to look for.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>What to look for (Get-ProspectSignalSpecification). When left out: the first one that there is, which a warning names.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.SignalSpecificationIdCompleter))]
    public string? SignalSpecificationId { get; set; }

    /// <summary>Only these prospects of the audience; prospects that are piped in make one scan for each of their audiences.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? ProspectId { get; set; }

    /// <summary>The key of this logical start. Give the same key again to find the scans that an earlier attempt may have started.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateLength(1, Assumed.MaxIdempotencyKey - IdempotencyKeys.LongestSuffix)]
    public string? IdempotencyKey { get; set; }

    /// <summary>Waits until the scans have ended, and returns them as they end.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    private string Key => _key ??= IdempotencyKey ?? IdempotencyKeys.Create();

    /// <inheritdoc/>
    protected override void BeginProcessing() =>
        RunTerminating(null, () => _piped = PipedForm.Find(this, nameof(AudienceId), nameof(SignalSpecificationId)));

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunPerInput(InputObject, () =>
    {
        if (IsSpecification(InputObject))
        {
            Array.ForEach(AudienceId, audience => Start(audience, null, SignalSpecificationId));
            return;
        }

        Array.ForEach(ProspectId is null ? _piped.TargetsOf(InputObject, AudienceId) : _piped.IdsOf(InputObject, AudienceId), Take);
    });

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach ((string audience, HashSet<string> prospects) in _collected)
        {
            string[] all = prospects.OrderBy(id => id, StringComparer.Ordinal).ToArray();
            for (int done = 0; done < all.Length; done += Assumed.MaxProspectsPerScan)
            {
                Start(audience, all.Skip(done).Take(Assumed.MaxProspectsPerScan).ToArray(), _piped.Text ?? SignalSpecificationId);
            }
        }

        if (_started.Count > 0)
        {
            using var wait = new ScanWaitSession(this, new JobWaitOptions());
            foreach (SignalScan scan in _started)
            {
                wait.Add(scan.ScanId!, scan);
            }

            wait.EmitAll(any: false);
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        base.StopProcessing();
        if (_hasSent)
        {
            Host?.UI?.WriteWarningLine($"Stopped. What was started continues. Run the same command with -IdempotencyKey '{Key}' to start the rest and find what was started.");
        }
    }

    // Prospects come one by one; they are scanned together.
    private void Take(string audience)
    {
        if (ProspectId is null)
        {
            Start(audience, null, _piped.Text ?? SignalSpecificationId);
            return;
        }

        if (!_collected.Exists(c => c.AudienceId == audience))
        {
            _collected.Add((audience, new HashSet<string>(StringComparer.Ordinal)));
        }

        _collected.Find(c => c.AudienceId == audience).ProspectIds.UnionWith(ProspectId);
    }

    // What to look for may be piped in as well; then the text without a name is the audience.
    private static bool IsSpecification(PSObject? input) =>
        input?.Properties[nameof(SignalSpecificationId)] is not null && input.Properties[nameof(AudienceId)] is null;

    private void Start(string audience, string[]? prospects, string? wanted) => RunPerInput(audience, () =>
    {
        string specification = wanted ?? Default().SignalSpecificationId!;
        string name = Session.Current.Seen.NameOf(SeenKind.Audience, audience) is { } known ? $"audience '{known}' ({audience})" : $"audience '{audience}'";
        string what = prospects is null ? "all prospects" : Counted.Of(prospects.Length, "prospect");
        if (!ShouldProcess($"{what} of {name}", $"Scan for signals by the specification '{SpecificationName(specification)}'"))
        {
            return;
        }

        var request = new StartSignalScanRequest { AudienceId = audience, SignalSpecificationId = specification, ProspectIds = prospects };
        SignalScan scan = Send(request);
        Session.Current.Seen.Add(scan);
        if (scan.Replayed)
        {
            WriteVerbose($"Signal scan {scan.ScanId} had been started under this key before; no second one was started.");
        }

        if (Wait)
        {
            _started.Add(scan);
        }
        else
        {
            Emit(scan);
        }
    });

    // Each scan has its own key; the command can be run again under the one that they are made of.
    private SignalScan Send(StartSignalScanRequest request)
    {
        string key = SignalScanKeys.For(Key, request);
        if (!_hasSent && IdempotencyKey is null)
        {
            WriteVerbose($"Idempotency-Key of the whole command: {Key}");
        }

        _hasSent = true;
        try
        {
            return Await(Client.StartSignalScanAsync(request, key, Context));
        }
        catch (ProspectingApiException e)
        {
            e.CommandKey = Key;
            throw;
        }
    }

    // A key may start scans and yet not read the list (templates:read), and an older server may not have it.
    private IReadOnlyList<SignalSpecification> Specifications()
    {
        try
        {
            using CursorPager<SignalSpecification> pager = Client.GetSignalSpecifications(new PageOptions(), Context);
            return Await(pager.NextAsync())?.Items ?? [];
        }
        catch (ProspectingApiException e) when (e.StatusCode is 403 or 404 or 405 or 501)
        {
            ThrowMissing(
                e.StatusCode == 403
                    ? $"No -SignalSpecificationId was given, and the key may not read what there is to look for ({Scopes.TemplatesRead})."
                    : "No -SignalSpecificationId was given, and this server has no list of what there is to look for.",
                e);
            return [];
        }
    }

    private void ThrowMissing(string message, Exception? cause) => ThrowTerminatingError(ErrorFactory.Create(
        ErrorIds.SpecificationMissing,
        ErrorCategory.ObjectNotFound,
        $"{message} Give -SignalSpecificationId, with the id that the vendor's own pages show.",
        null,
        cause));

    private static string SpecificationName(string id) => Session.Current.Seen.NameOf(SeenKind.SignalSpecification, id) ?? id;

    // Which one is used is said: it is a guess.
    private SignalSpecification Default()
    {
        if (_default is not null)
        {
            return _default;
        }

        IReadOnlyList<SignalSpecification> all = Specifications();
        if (all.Count == 0)
        {
            ThrowMissing("The account has no signal specification to scan by.", null);
        }

        foreach (SignalSpecification specification in all)
        {
            Session.Current.Seen.Add(SeenKind.SignalSpecification, specification.SignalSpecificationId, specification.Name);
        }

        _default = all[0];
        if (all.Count > 1)
        {
            WriteWarning($"No -SignalSpecificationId was given: '{_default.Name}' ({_default.SignalSpecificationId}) is used. Get-ProspectSignalSpecification lists all {all.Count}.");
        }

        return _default;
    }
}
