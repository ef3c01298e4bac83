namespace ProspectingTools.Contracts.Local;

/// <summary>By what it is known what became of an input.</summary>
public static class JobResultBasis
{
    /// <summary>The service noted it as the job ran.</summary>
    public const string Records = "records";

    /// <summary>The addresses were compared with those of the audience's prospects.</summary>
    public const string Audience = "audience";

    /// <summary>The start left it out before anything was sent.</summary>
    public const string Start = "start";
}
