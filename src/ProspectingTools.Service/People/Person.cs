using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Service.People;

/// <summary>A person of the directory.</summary>
/// <param name="ProfileUrl">
/// What makes the person the same in every import: the normal form of the LinkedIn profile, or <c>urn:prospecting:person:…</c>
/// where the row has no profile (see <see cref="PersonKey"/>).
/// </param>
/// <param name="ProviderId">LinkedIn's own id (<c>ACwAAA…</c>); null when unknown.</param>
/// <param name="Prospect">The record as the API answers it, without <c>id</c>.</param>
public sealed record Person(string ProfileUrl, string? ProviderId, Prospect Prospect);

/// <summary>One row of an import: either a person or the reason why there is none.</summary>
/// <param name="Line">Line of the file where the row starts, from 1.</param>
/// <param name="Person">The person; null when the row could not be used.</param>
/// <param name="Error">Why the row could not be used; null when it could.</param>
public readonly record struct PersonRow(long Line, Person? Person, string? Error);

/// <summary>The format of a file of people.</summary>
public enum PeopleFormat
{
    /// <summary>Told by the first character: <c>{</c> starts JSON Lines, anything else CSV.</summary>
    Auto,

    /// <summary>Comma, semicolon, tab or bar between the cells; the header names the columns.</summary>
    Csv,

    /// <summary>One JSON object on each line.</summary>
    JsonLines,
}
