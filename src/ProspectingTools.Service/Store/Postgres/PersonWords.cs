using System;
using System.Collections.Generic;
using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>
/// The marks of a person's words, as <c>t:engineer</c> for the title: a vector has only four weights and people have ten fields;
/// phrases then stay within a field by themselves.
/// </summary>
internal static class PersonWords
{
    /// <summary>The marks of a field's words; several when it is several texts.</summary>
    public static IReadOnlyList<char> MarksOf(TextField field) => field switch
    {
        TextField.Profile => ['h', 't', 'a'],
        TextField.Name => ['n'],
        TextField.FirstName => ['f'],
        TextField.LastName => ['e'],
        TextField.Title => ['t'],
        TextField.Company => ['c'],
        TextField.Location => ['l'],
        TextField.Industry => ['i'],
        TextField.Seniority => ['s'],
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
