namespace ProspectingTools.Contracts;

/// <summary>The error codes that the contract files print, and those assumed beside them.</summary>
public static class ErrorCodes
{
    /// <summary>400 or 422: a field was refused (seed 003).</summary>
    public const string ValidationError = "VALIDATION_ERROR";

    /// <summary>402: the balance does not cover one prospect (seed 004).</summary>
    public const string InsufficientCredits = "INSUFFICIENT_CREDITS";

    /// <summary>409: an active job still fills the audience (seed 003).</summary>
    public const string AudienceNotReady = "AUDIENCE_NOT_READY";

    /// <summary>409: an idempotency key came again with another body (assumed).</summary>
    public const string IdempotencyConflict = "IDEMPOTENCY_CONFLICT";

    /// <summary>409: the resource's state forbids the operation (assumed).</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>401: key missing, invalid or revoked (code assumed).</summary>
    public const string Unauthorized = "UNAUTHORIZED";

    /// <summary>403: the key lacks the permission (code assumed).</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>404: no such resource (code assumed).</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>405: the path exists, not with this method (code assumed).</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>413: the body is larger than <see cref="Limits.MaxBodyBytes"/> (code assumed).</summary>
    public const string PayloadTooLarge = "PAYLOAD_TOO_LARGE";

    /// <summary>415: the body is not JSON (code assumed).</summary>
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    /// <summary>424: Sales Navigator is not connected (code assumed).</summary>
    public const string ConnectorNotConnected = "CONNECTOR_NOT_CONNECTED";

    /// <summary>429: too many requests (code assumed).</summary>
    public const string RateLimited = "RATE_LIMITED";

    /// <summary>500: the server's own fault (code assumed).</summary>
    public const string InternalError = "INTERNAL_ERROR";

    /// <summary>502: a service behind the API failed (code assumed).</summary>
    public const string UpstreamError = "UPSTREAM_ERROR";

    /// <summary>400 of the contact-lists API, shape 2 (seed 002).</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>507: the local service has no room left on its disk (assumed; only the local service answers it).</summary>
    public const string StorageFull = "STORAGE_FULL";

    /// <summary>The local service's database is busy; nothing was stored, and asking again helps (ours).</summary>
    public const string StorageBusy = "STORAGE_BUSY";
}
