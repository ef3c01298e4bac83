using ProspectingTools.Client.Errors;

namespace ProspectingTools.Connections;

/// <summary>What a look at one API has shown.</summary>
/// <param name="access">What is known since.</param>
/// <param name="failure">Why it is not open; null when it is.</param>
internal sealed class ApiFinding(ApiAccess access, ProspectingApiException? failure = null)
{
    public static ApiFinding Untried { get; } = new(ApiAccess.Untried);

    public static ApiFinding Open { get; } = new(ApiAccess.Open);

    public ApiAccess Access => access;

    public ProspectingApiException? Failure => failure;

    /// <summary>Whether calls have no prospect until the connection is made again.</summary>
    public bool IsClosed => access is ApiAccess.KeyRefused or ApiAccess.NotThere;

    /// <summary>Sorts a failure.</summary>
    /// <param name="e">The failure of a read that any key of the API may do.</param>
    /// <returns>What it shows.</returns>
    public static ApiFinding Of(ProspectingApiException e) => new(
        e.Kind switch
        {
            FailureKind.InvalidData => ApiAccess.NotThere,
            FailureKind.Api => e.StatusCode switch
            {
                401 => ApiAccess.KeyRefused,
                403 => ApiAccess.Limited,
                404 or 405 or 410 or 501 => ApiAccess.NotThere,
                _ => ApiAccess.NoAnswer,
            },
            _ => ApiAccess.NoAnswer,
        },
        e);
}
