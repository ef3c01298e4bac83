using System.Collections.Generic;

namespace ProspectingTools.Contracts.Local;

/// <summary>What can become of an input of a job.</summary>
public static class JobInputStatus
{
    /// <summary>Imported by this job.</summary>
    public const string Imported = "imported";

    /// <summary>The audience had the person already, or another input of the job is the same person.</summary>
    public const string AlreadyThere = "alreadyThere";

    /// <summary>Left out because the start excluded the person.</summary>
    public const string Excluded = "excluded";

    /// <summary>Left out because a suppression file names the person.</summary>
    public const string Suppressed = "suppressed";

    /// <summary>Nobody is known by the address.</summary>
    public const string Unknown = "unknown";

    /// <summary>It is not an address of a LinkedIn profile; it was not sent.</summary>
    public const string Invalid = "invalid";

    /// <summary>The credits did not suffice.</summary>
    public const string NotPaid = "notPaid";

    /// <summary>The job is still at work.</summary>
    public const string Pending = "pending";

    /// <summary>The job ended before it came to the input.</summary>
    public const string NotReached = "notReached";

    /// <summary>The audience does not have the person, and the service does not say why.</summary>
    public const string NotImported = "notImported";

    /// <summary>None of the jobs was given the address.</summary>
    public const string NotGiven = "notGiven";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Imported, AlreadyThere, Excluded, Suppressed, Unknown, Invalid, NotPaid, Pending, NotReached, NotImported, NotGiven];
}
