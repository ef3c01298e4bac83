namespace ProspectingTools.Service.Rules;

/// <summary>Why a rule refuses. What that is in an answer says one table (Http/RefusalAnswers.cs).</summary>
internal enum RefusalCode
{
    /// <summary>A field is missing, of the wrong form, or out of its bounds.</summary>
    Invalid,

    /// <summary>A field is well formed, and cannot be what is asked for here.</summary>
    Unprocessable,

    /// <summary>A search names nothing to search for.</summary>
    NoCriterion,

    /// <summary>The account group has no such thing.</summary>
    NotFound,

    /// <summary>The credits do not cover the work.</summary>
    InsufficientCredits,

    /// <summary>A job still fills the audience.</summary>
    AudienceNotReady,

    /// <summary>The key of a start was used for another start.</summary>
    IdempotencyConflict,

    /// <summary>Sales Navigator is not connected, and what was asked for needs it.</summary>
    ConnectorNotConnected,

    /// <summary>Sales Navigator does not answer.</summary>
    UpstreamUnavailable,
}
