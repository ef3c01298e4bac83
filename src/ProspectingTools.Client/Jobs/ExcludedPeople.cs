using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.People;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Jobs;

/// <summary>
/// People to leave out, known by every address that is known of them: public ones in any spelling, LinkedIn's own ids. A person
/// who is given by one of them and wanted by another that was not given cannot be recognised here.
/// </summary>
public sealed class ExcludedPeople
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>People who were added and have an address.</summary>
    public long Count { get; private set; }

    /// <summary>People who were added and have none: they cannot be recognised.</summary>
    public long WithoutAddress { get; private set; }

    /// <summary>Adds a prospect.</summary>
    /// <param name="prospect">The prospect.</param>
    public void Add(Prospect prospect) => AddNames(PersonNames.Of(prospect));

    /// <summary>Adds a contact.</summary>
    /// <param name="contact">The contact.</param>
    public void Add(Contact contact) => AddNames(PersonNames.Of(contact));

    /// <summary>Adds a person.</summary>
    /// <param name="addresses">What may be addresses of one and the same person.</param>
    /// <returns>Whether one of them is.</returns>
    public bool AddPerson(IEnumerable<string?> addresses) => AddNames(PersonNames.In(addresses));

    /// <summary>Whether a profile is one of theirs.</summary>
    /// <param name="normalizedProfileUrl">The profile in normal form.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(string normalizedProfileUrl) => PersonNames.OfAddress(normalizedProfileUrl).Any(_names.Contains);

    private bool AddNames(IEnumerable<string> names)
    {
        bool known = false;
        foreach (string name in names)
        {
            known = true;
            _names.Add(name);
        }

        if (known)
        {
            Count++;
        }
        else
        {
            WithoutAddress++;
        }

        return known;
    }
}
