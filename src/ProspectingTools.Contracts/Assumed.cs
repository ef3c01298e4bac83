using System;

namespace ProspectingTools.Contracts;

/// <summary>
/// Every fact that neither the seed documents nor the public reference print, in one place: what turns out otherwise is
/// corrected here, in one line. The rows are those marked "assumed" in prospecting-api.md and contact-lists-api.md.
/// </summary>
/// <remarks>
/// No longer assumed, since the vendor's own clients of the contact-lists API show it (tests/data/README.md, "requests"): the ids of its
/// operations, a contact search with <c>limit</c> 0 for the default, keys of <c>sk_live_</c> and 43 characters, errors whose text is
/// <c>error.message</c> or <c>message</c>, and <c>retryAfter</c> in the body of 429, without which they wait a minute. The vendor's
/// reference of the prospecting API prints the list of signal specifications.
/// </remarks>
public static class Assumed
{
    /// <summary>Name of the start-job field that holds the kind of source ("Start a job", source).</summary>
    public const string SourceField = "source";

    /// <summary>Name of the start-job field that holds profile URLs ("Start a job", urls).</summary>
    public const string UrlsField = "urls";

    /// <summary>Name of the start-job field that names the new audience ("Start a job", audienceName).</summary>
    public const string AudienceNameField = "audienceName";

    /// <summary>Name of the job field that links it to its audience ("Job").</summary>
    public const string JobAudienceIdField = "audienceId";

    /// <summary>Name of the job field that counts imported prospects ("Job").</summary>
    public const string JobImportedCountField = "importedCount";

    /// <summary>Name of the job field that counts credits charged ("Job").</summary>
    public const string JobCreditsUsedField = "creditsUsed";

    /// <summary>Name of the start-job field that names audiences whose people are left out; the local service has it ("Start a job").</summary>
    public const string ExcludeAudienceIdsField = "excludeAudienceIds";

    /// <summary>The most audiences that one start may leave out.</summary>
    public const int MaxExcludedAudiences = 100;

    /// <summary>Name of the job field that counts people who were left out; the local service has it ("Job").</summary>
    public const string JobExcludedCountField = "excludedCount";

    /// <summary>Name of the job field that says what was met with on the way and is not a failure; the local service has it ("Job").</summary>
    public const string JobNoticeField = "notice";

    /// <summary>Name of the field of a job or a new contact list that counts people of the suppression file who were left out; the local service has it ("Job").</summary>
    public const string JobSuppressedCountField = "suppressedCount";

    /// <summary>The <c>type</c> of a signal scan ("Signal scans").</summary>
    public const string SignalScanType = "signal_scan";

    /// <summary>The most prospects that a scan can be limited to ("Signal scans", prospectIds).</summary>
    public const int MaxProspectsPerScan = 1000;

    /// <summary>The longest audience name ("Start a job", audienceName).</summary>
    public const int MaxAudienceName = 200;

    /// <summary>The longest folder name.</summary>
    public const int MaxFolderName = 200;

    /// <summary>The longest audience description.</summary>
    public const int MaxDescription = 2000;

    /// <summary>The most values of one filter of a contact list (contact-lists-api.md, "Create body").</summary>
    public const int MaxFilterValues = 500;

    /// <summary>The longest job title in a contact list's filters.</summary>
    public const int MaxFilterValue = 200;

    /// <summary>The longest keywords in a contact list's filters.</summary>
    public const int MaxFilterKeywords = 2000;

    /// <summary>The largest page of a cursor list ("Pagination").</summary>
    public const int MaxCursorPage = 100;

    /// <summary>The default page of a cursor list ("Pagination").</summary>
    public const int DefaultCursorPage = 25;

    /// <summary>The longest idempotency key that the local service accepts.</summary>
    public const int MaxIdempotencyKey = 255;

    /// <summary>How long idempotency keys are kept at least ("Start a job").</summary>
    public static TimeSpan IdempotencyKeyLifetime { get; } = TimeSpan.FromHours(24);

    /// <summary>
    /// A job's progress as a fraction: values above 1 are per cent ("Job").
    /// </summary>
    /// <param name="progress">The number on the wire.</param>
    /// <returns>A fraction from 0 to 1, or null when unknown.</returns>
    public static double? ProgressFraction(double? progress) => progress switch
    {
        null => null,
        > 1 => Math.Min(progress.Value / 100, 1),
        < 0 => 0,
        _ => progress,
    };
}
