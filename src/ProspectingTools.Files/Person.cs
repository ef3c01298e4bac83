using System.Collections.Generic;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Files;

/// <summary>A person of a file or of the directory.</summary>
/// <param name="ProfileUrl">
/// What makes the person the same in every import: the normal form of the LinkedIn profile, or <c>urn:prospecting:person:…</c>
/// where the row has no profile (see <see cref="PersonKey"/>).
/// </param>
/// <param name="ProviderId">LinkedIn's own id (<c>ACwAAA…</c>); null when unknown.</param>
/// <param name="Prospect">The record as the API answers it, without <c>id</c>.</param>
public sealed record Person(string ProfileUrl, string? ProviderId, Prospect Prospect)
{
    /// <summary>
    /// Further names of the same person beside <see cref="ProfileUrl"/> and <see cref="ProviderId"/>: other profile addresses in
    /// normal form, other ids of LinkedIn's.
    /// </summary>
    public IReadOnlyList<string> OtherAddresses { get; init; } = [];
}
