using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Files;

/// <summary>The names of fields: as the API has them, as <c>-Map</c> takes them.</summary>
public static class PersonFields
{
    private static readonly Dictionary<string, PersonField> s_byName = CreateNames();

    private static readonly Dictionary<PersonField, string> s_names = s_byName.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The names that a map may use, in the order of the fields.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_names.OrderBy(pair => pair.Key).Select(pair => pair.Value)];

    /// <summary>How many fields there are.</summary>
    internal static int Count { get; } = s_names.Count;

    /// <summary>The name of a field.</summary>
    /// <param name="field">The field.</param>
    /// <returns>Such as <c>company.website</c>.</returns>
    public static string NameOf(PersonField field) => s_names[field];

    /// <summary>Finds a field by its own name.</summary>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="field">The field.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string name, out PersonField field) => s_byName.TryGetValue(name, out field);

    /// <summary>Whether a row may be known by this field alone.</summary>
    internal static bool Identifies(PersonField field) =>
        field is PersonField.Name or PersonField.FirstName or PersonField.LastName or PersonField.LinkedinUrl or PersonField.OtherLinkedinUrls or PersonField.PublicIdentifier or PersonField.ProviderId;

    private static Dictionary<string, PersonField> CreateNames()
    {
        Dictionary<string, PersonField> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (PersonField field in (PersonField[])Enum.GetValues(typeof(PersonField)))
        {
            string name = field.ToString();
            names.Add(field switch
            {
                PersonField.CompanyName => "company",
                PersonField.CompanyIdentifier => "company.linkedinIdentifier",
                > PersonField.CompanyName => "company." + char.ToLowerInvariant(name[7]) + name.Substring(8),
                _ => char.ToLowerInvariant(name[0]) + name.Substring(1),
            }, field);
        }

        return names;
    }
}
