using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Files;

/// <summary>The e-mail addresses of one row, with what other columns say of them.</summary>
internal sealed class EmailList
{
    // Where headers.txt puts our own export's list of all addresses.
    private const int ListRank = 9;

    private static readonly string[] s_separators = [" ::: ", ";", ",", " ", "\t", "\n", "|"];

    private readonly List<(string Address, int Rank)> _found = [];
    private readonly Dictionary<int, (string Word, bool Exact)> _status = [];
    private readonly Dictionary<int, string> _quality = [];
    private readonly List<EmailAddress> _known = [];
    private readonly List<string> _listed = [];
    private string[] _allStatus = [];
    private string[] _allQuality = [];

    public void Clear()
    {
        _found.Clear();
        _status.Clear();
        _quality.Clear();
        _known.Clear();
        _listed.Clear();
        _allStatus = _allQuality = [];
    }

    /// <summary>Adds the addresses of a cell.</summary>
    /// <returns>What in the cell is not an address; null when all is.</returns>
    public string? Add(string cell, int rank)
    {
        if (EmailAddresses.IsValid(cell))
        {
            Found(cell, rank);
            return null;
        }

        string? wrong = null;
        foreach (string part in cell.Split(s_separators, StringSplitOptions.RemoveEmptyEntries))
        {
            string address = EmailAddresses.Bare(part);
            if (EmailAddresses.IsValid(address))
            {
                Found(address, rank);
            }
            else if (part.IndexOf('@') >= 0 || cell.IndexOf('@') < 0)
            {
                // Words beside an address are its owner's name: "Jane Doe <jane@acme.example>".
                wrong ??= part;
            }
        }

        return wrong is not null && cell.IndexOf('@') < 0 ? cell : wrong;
    }

    public void AddKnown(IEnumerable<EmailAddress> emails) => _known.AddRange(emails);

    public void SetStatus(int rank, string word, bool exact) => _status[rank] = (word, exact);

    /// <summary>Takes what our own export says of all addresses, in their order.</summary>
    public void SetAll(bool status, string words)
    {
        string[] all = [.. words.Split(';').Select(word => word.Trim())];
        (_allStatus, _allQuality) = status ? (all, _allQuality) : (_allStatus, all);
    }

    public void SetQuality(int rank, string score) => _quality[rank] = score;

    /// <summary>The addresses, each once, those that are known to arrive first.</summary>
    /// <returns>Null when there is none.</returns>
    public IReadOnlyList<EmailAddress>? ToList()
    {
        if (_found.Count == 0 && _known.Count == 0)
        {
            return null;
        }

        if (_found.Count == 1 && _known.Count == 0)
        {
            return [With(_found[0])];
        }

        IEnumerable<EmailAddress> listed = _found.Select((email, i) => (email, i)).OrderBy(pair => pair.email.Rank).ThenBy(pair => pair.i).Select(pair => With(pair.email));
        return EmailAddresses.Sorted(EmailAddresses.Unite(null, [.. _known, .. listed]) ?? []);
    }

    private void Found(string address, int rank)
    {
        _found.Add((address, rank));
        if (rank == ListRank)
        {
            _listed.Add(address);
        }
    }

    private string? OfAll(string[] all, (string Address, int Rank) email) =>
        email.Rank == ListRank && _listed.IndexOf(email.Address) is var i && i >= 0 && i < all.Length && all[i] is not ("-" or "") ? all[i] : null;

    private EmailAddress With((string Address, int Rank) email) => new()
    {
        Email = email.Address,
        Deliverable = _status.TryGetValue(email.Rank, out (string Word, bool Exact) status) ? status.Exact ? status.Word : EmailStatusWords.Normalize(status.Word) : OfAll(_allStatus, email),
        QualityScore = _quality.TryGetValue(email.Rank, out string? quality) ? quality : OfAll(_allQuality, email),
    };
}
