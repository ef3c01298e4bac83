using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Formatting;
using ProspectingTools.LocalService;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Service;

/// <summary>Makes a local service misbehave on demand, so that scripts can be tried against it. Replaces the active faults, unless -Append is given.</summary>
[Cmdlet(VerbsCommon.Set, "ProspectingFault", DefaultParameterSetName = RequestSet, SupportsShouldProcess = true)]
[OutputType(typeof(ProspectingFault))]
public sealed class SetProspectingFaultCommand : AdminCommand
{
    private const string RequestSet = "Request";
    private const string StallSet = "Stall";
    private const string ObjectSet = "Object";
    private const int LongestDelayMs = 10 * 60 * 1000;

    private static readonly string[] s_ofRequests =
    [
        nameof(Method), nameof(Path), nameof(Status), nameof(Code), nameof(RetryAfter), nameof(AfterWork), nameof(Body), nameof(ContentType), nameof(DelayMs), nameof(DropAfterBytes), nameof(RepeatCursor),
    ];

    private readonly List<FaultPlan> _faults = [];

    /// <summary>Faults as objects: hashtables, rows of a file, or those of Get-ProspectingFault. All of them are set at once.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>The method of the requests that are hit; any when left out.</summary>
    [Parameter(ParameterSetName = RequestSet)]
    [Parameter(ParameterSetName = StallSet, DontShow = true)]
    [ValidateSet("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")]
    public string? Method { get; set; }

    /// <summary>The path of the requests that are hit, with * for any text; any when left out.</summary>
    [Parameter(Position = 0, ParameterSetName = RequestSet)]
    [Parameter(Position = 0, ParameterSetName = StallSet, DontShow = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(Completion.FaultPathCompleter))]
    public string? Path { get; set; }

    /// <summary>How many requests, or jobs, pass before the first is hit.</summary>
    [Parameter(ParameterSetName = RequestSet)]
    [Parameter(ParameterSetName = StallSet)]
    [ValidateRange(0, int.MaxValue)]
    [WholeNumber]
    public int Skip { get; set; }

    /// <summary>How many are hit; all when left out.</summary>
    [Parameter(ParameterSetName = RequestSet)]
    [Parameter(ParameterSetName = StallSet)]
    [ValidateRange(1, int.MaxValue)]
    [WholeNumber]
    public int? Count { get; set; }

    /// <summary>The share that is hit, 0 to 1, by chance; all when left out.</summary>
    [Parameter(ParameterSetName = RequestSet)]
    [Parameter(ParameterSetName = StallSet)]
    [ValidateRange(0.0, 1.0)]
    [CultureNumber]
    public double? Rate { get; set; }

    /// <summary>Answers with this status instead of doing the work.</summary>
    [Parameter(ParameterSetName = RequestSet)]
    [Parameter(ParameterSetName = StallSet, DontShow = true)]
    [ValidateRange(200, 599)]
    [WholeNumber]
    public int? Status { get; set; }

    /// <summary>The error code of that answer.</summary>
    [Parameter(ParameterSetName = RequestSet)]
    [Parameter(ParameterSetName = StallSet, DontShow = true)]
    [ValidateNotNullOrEmpty]
    public string? Code { get; set; }

    /// <summary>The Retry-After of that answer: seconds, a time span, a date, or any text.</summary>
    [Parameter(ParameterSetName = RequestSet)]
    [Parameter(ParameterSetName = StallSet, DontShow = true)]
    [ValidateNotNull]
    public object? RetryAfter { get; set; }

    /// <summary>Does the work first, then loses its answer.</summary>
    [Parameter(ParameterSetName = RequestSet)]
    [Parameter(ParameterSetName = StallSet, DontShow = true)]
    public SwitchParameter AfterWork { get; set; }

    /// <summary>Sends this body: text as it is, anything else as JSON.</summary>
    [Parameter(ParameterSetName = RequestSet)]
    [Parameter(ParameterSetName = StallSet, DontShow = true)]
    [ValidateNotNull]
    public object? Body { get; set; }

    /// <summary>The content type of -Body.</summary>
    [Parameter(ParameterSetName = RequestSet)]
    [Parameter(ParameterSetName = StallSet, DontShow = true)]
    [ValidateNotNullOrEmpty]
    public string? ContentType { get; set; }

    /// <summary>Waits first, in milliseconds.</summary>
    [Parameter(ParameterSetName = RequestSet)]
    [Parameter(ParameterSetName = StallSet, DontShow = true)]
    [ValidateRange(0, LongestDelayMs)]
    [WholeNumber]
    public int? DelayMs { get; set; }

    /// <summary>Cuts the connection after this many bytes of the answer's body; 0 cuts it before the answer.</summary>
    [Parameter(ParameterSetName = RequestSet)]
    [Parameter(ParameterSetName = StallSet, DontShow = true)]
    [ValidateRange(0, int.MaxValue)]
    [WholeNumber]
    public int? DropAfterBytes { get; set; }

    /// <summary>Answers cursor lists with the cursor that was asked for.</summary>
    [Parameter(ParameterSetName = RequestSet)]
    [Parameter(ParameterSetName = StallSet, DontShow = true)]
    public SwitchParameter RepeatCursor { get; set; }

    /// <summary>Holds jobs in this stage for as long as the fault is active.</summary>
    [Parameter(Mandatory = true, ParameterSetName = StallSet)]
    [ValidateSet("import", "enrichment", "scan")]
    public string? StallStage { get; set; }

    /// <summary>Adds to the active faults, which keep their counts.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>Returns the active faults.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ObjectSet)
        {
            RunTerminating(InputObject, () => _faults.Add(Read(() => FaultInput.Read(InputObject), $"Fault {_faults.Count + 1}: ")));
            return;
        }

        RunTerminating(StallStage, RequireJobsAlone);
        RunAdmin(null, admin => Set(admin, [Read(() => FaultInput.Read(Given()), string.Empty)]));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_faults.Count > 0)
        {
            RunAdmin(null, admin => Set(admin, _faults));
        }
    }

    // Bound in that set, too, so that it is said what is wrong, and not that no parameter set fits.
    private void RequireJobsAlone()
    {
        string[] others = [.. s_ofRequests.Where(MyInvocation.BoundParameters.ContainsKey)];
        if (StallStage is not null && others.Length > 0)
        {
            throw Refusal(
                ErrorIds.ParameterInvalid,
                $"-StallStage {StallStage} holds jobs, and {string.Join(", ", others.Select(static name => "-" + name))} {Counted.Verb(others.Length, "is", "are")} of requests: they are two faults. "
                + $"For the jobs: Set-ProspectingFault -StallStage {StallStage}. For the requests add the other one with -Append.",
                null);
        }
    }

    private void Set(AdminClient admin, List<FaultPlan> faults)
    {
        if (!ShouldProcess(At(Target), $"{(Append ? "Add" : "Set")} {Counted.Of(faults.Count, "fault")}"))
        {
            return;
        }

        IReadOnlyList<StandingFault> standing = Await(Append ? admin.AddFaultsAsync(faults, Context) : admin.SetFaultsAsync(faults, Context));
        if (PassThru)
        {
            foreach (StandingFault fault in standing)
            {
                Emit(new ProspectingFault(fault));
            }
        }
    }

    private (string Name, object? Value)[] Given() =>
    [
        (nameof(Method), Method),
        (nameof(Path), Path),
        (nameof(Skip), Skip),
        (nameof(Count), Count),
        (nameof(Rate), Rate),
        (nameof(Status), Status),
        (nameof(Code), Code),
        (nameof(RetryAfter), RetryAfter),
        (nameof(AfterWork), AfterWork ? true : null),
        (nameof(ContentType), ContentType),
        (nameof(Body), Body),
        (nameof(DelayMs), DelayMs),
        (nameof(DropAfterBytes), DropAfterBytes),
        (nameof(RepeatCursor), RepeatCursor ? true : null),
        (nameof(StallStage), StallStage),
    ];

    private static FaultPlan Read(Func<FaultPlan> read, string place)
    {
        try
        {
            return read();
        }
        catch (FormatException e)
        {
            throw Refusal(ErrorIds.ParameterInvalid, place + e.Message, e);
        }
    }
}
