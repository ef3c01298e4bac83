using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ProspectingTools.Service.Jobs;

/// <summary>
/// What became of one person or address that a job looked at. Chunks note them in short, such as <c>i17,e23,u</c>: a letter for the
/// kind, and the store's number of the person where there is one.
/// </summary>
/// <param name="Kind">What became of it.</param>
/// <param name="PersonKey">The person; 0 for nobody.</param>
internal readonly record struct PersonOutcome(PersonOutcomeKind Kind, long PersonKey)
{
    /// <summary>What a chunk notes.</summary>
    public static string Write(IEnumerable<PersonOutcome> outcomes) => string.Join(',', outcomes.Select(static outcome =>
        outcome.PersonKey == 0 ? ((char)outcome.Kind).ToString() : string.Create(CultureInfo.InvariantCulture, $"{(char)outcome.Kind}{outcome.PersonKey}")));

    /// <summary>Reads what a chunk has noted.</summary>
    public static IEnumerable<PersonOutcome> Read(string text) => text.Length == 0 ? [] : text.Split(',').Select(static item =>
        new PersonOutcome((PersonOutcomeKind)item[0], item.Length == 1 ? 0 : long.Parse(item.AsSpan(1), CultureInfo.InvariantCulture)));
}
