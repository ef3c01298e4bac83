using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Files;

/// <summary>Collects what one row says and makes a person of it. One for a file: <see cref="Begin"/> starts the next row.</summary>
internal sealed partial class PersonBuilder(FileReport report)
{
    /// <summary>The longest cell in characters; a longer one is not a field of a person but damage.</summary>
    public const int MaxCell = 64 * 1024;

    // Where a person lives, works or else is: what belongs together is taken together.
    private const int MostPlaces = 4;

    private static readonly char[] s_between = [' ', '\n', '\t', ';', '|', ',', '[', ']', '"'];

    private readonly string?[] _values = new string?[PersonFields.Count];
    private readonly int[] _ranks = new int[PersonFields.Count];
    private readonly EmailList _emails = new();
    private readonly PersonAddresses _addresses = new();
    private readonly List<string> _others = [];
    private readonly Place[] _places = [.. Enumerable.Range(0, MostPlaces).Select(_ => new Place())];
    private ExtraFields? _extra;
    private string? _error;
    private string? _refused;
    private bool _any;
    private long _line;

    /// <summary>Starts a row.</summary>
    public void Begin(long line)
    {
        Array.Clear(_values, 0, _values.Length);
        _emails.Clear();
        _addresses.Clear();
        _others.Clear();
        foreach (Place place in _places)
        {
            place.Clear();
        }

        (_extra, _companyExtra, _error, _refused, _any, _line) = (null, null, null, null, false, line);
    }

    /// <summary>Takes a value. Where several columns fill one field, the one of the lower rank counts, then the first; addresses are all kept.</summary>
    public void Set(ColumnTarget target, string header, string value)
    {
        if (value.Length > MaxCell)
        {
            _error ??= $"The value of {(target.Field is { } known ? PersonFields.NameOf(known) : header)} has more than {MaxCell} characters.";
            return;
        }

        if (CellText.Clean(value) is not { } clean)
        {
            return;
        }

        // So that the report can say whether a column that fills no field holds anything.
        if (report.WithExamples || target.Field is null)
        {
            report.See(header, clean);
        }

        if (target.Field is not { } field)
        {
            if (target.Keep)
            {
                AddExtra(header, JsonText.Of(clean));
            }

            return;
        }

        // A row that says "N/A" says something, but of nobody.
        _any = true;
        if (CellText.IsPlaceholder(clean) && !MayBeMeant(field, clean))
        {
            return;
        }

        switch (field)
        {
            case PersonField.Email:
                if (_emails.Add(clean, target.Rank) is { } wrong)
                {
                    report.LeftOut(header, _line, wrong, "is not an e-mail address.");
                    AddExtra(header, JsonText.Of(clean));
                }

                break;
            case PersonField.EmailStatus:
                _emails.SetStatus(target.Rank, clean, exact: false);
                break;
            case PersonField.EmailDeliverable:
                _emails.SetStatus(target.Rank, clean, exact: true);
                break;
            case PersonField.EmailsDeliverable or PersonField.EmailsQuality:
                _emails.SetAll(field == PersonField.EmailsDeliverable, clean);
                break;
            case PersonField.EmailQuality:
                _emails.SetQuality(target.Rank, clean);
                break;
            case PersonField.LinkedinUrl:
                SetAddress(header, clean);
                break;
            case PersonField.OtherLinkedinUrls:
                AddOthers(header, clean);
                break;
            case PersonField.Web:
                if (!_addresses.TryAdd(clean))
                {
                    AddExtra(header, JsonText.Of(clean));
                }

                break;
            case PersonField.ProviderId:
                if (target.Rank == 1 || LinkedInUrl.IsProviderId(clean))
                {
                    _addresses.AddId(clean);
                }

                break;
            case PersonField.City or PersonField.State or PersonField.Country:
                _places[Math.Min(target.Rank, MostPlaces) - 1].Set(field, clean);
                break;
            case PersonField.CompanyWebsite or PersonField.CompanyLinkedinUrl:
                SetCompanyPage(field, target.Rank, header, clean);
                break;
            case PersonField.Title when CourtesyTitles.Contains(clean):
                AddExtra(header, JsonText.Of(clean));
                break;
            case PersonField.MatchesFilters:
                if (YesNo.Of(clean) == false)
                {
                    report.NotMatching();
                }

                break;
            default:
                if (!Put(field, target.Rank, clean) && target.Repeated)
                {
                    report.LeftOut(header, _line, clean, "is not what the column of the same header before it says.");
                    AddExtra(header, JsonText.Of(clean));
                }

                break;
        }
    }

    /// <summary>Takes addresses together with what is known of them.</summary>
    public void AddEmails(IEnumerable<EmailAddress> emails)
    {
        _any = true;
        _emails.AddKnown(emails);
    }

    /// <summary>Keeps a value that no field holds.</summary>
    public void AddExtra(string name, JsonElement value) =>
        (_extra ??= new ExtraFields())[ReservedNames.Free(name)] = PlainValues.Of(value);

    /// <summary>Refuses the row, unless it was refused already.</summary>
    public void Refuse(string error) => _error ??= error;

    /// <summary>Makes the person.</summary>
    /// <returns>The row: a person, or why there is none; null for a row that says nothing of anybody.</returns>
    public PersonRow? Build()
    {
        if (_error is not null)
        {
            return new PersonRow(_line, null, _error);
        }

        if (!_any)
        {
            return null;
        }

        if (this[PersonField.PublicIdentifier] is { } identifier && LinkedInUrl.TryNormalizeProfile(AddressOf(identifier), out string? byName))
        {
            _addresses.Add(byName);
        }

        // What is beside the shown address comes after it, whatever the order of the columns.
        string? profile = _addresses.Best;
        _others.ForEach(_addresses.Add);
        profile ??= _addresses.Best;
        string? name = PersonName.Of(this[PersonField.Name], this[PersonField.FirstName], this[PersonField.MiddleName], this[PersonField.LastName], this[PersonField.Suffix], out bool nobody);
        if (profile is null && name is null)
        {
            return new PersonRow(_line, null, nobody
                ? $"The row names nobody: '{Nobody.Shown(this[PersonField.Name], this[PersonField.FirstName], this[PersonField.LastName])}' stands for a person whom its exporter could not see, and there is no profile."
                : $"The row names nobody: {_refused ?? "it has neither a name nor a LinkedIn profile."}");
        }

        IReadOnlyList<EmailAddress>? emails = _emails.ToList();
        string? providerId = _addresses.ProviderId;
        string key = profile ?? PersonKey.Create(name!, providerId ?? this[PersonField.ExternalId], emails is [var first, ..] ? first.Email : null, this[PersonField.CompanyName]);
        Prospect prospect = new()
        {
            FirstName = nobody ? null : this[PersonField.FirstName],
            LastName = nobody ? null : this[PersonField.LastName],
            Name = name,
            Headline = this[PersonField.Headline],
            About = this[PersonField.About],
            PhotoUrl = this[PersonField.PhotoUrl],
            LinkedinUrl = profile,
            PublicIdentifier = PersonAddresses.PublicIdentifierOf(profile),
            Company = CompanyOrNull(),
            Title = this[PersonField.Title],
            Location = Place.LocationOf(this[PersonField.Location], _places),
            Emails = emails,
            Premium = YesNo.Of(this[PersonField.Premium]),
            IsOpenProfile = YesNo.Of(this[PersonField.IsOpenProfile]),
            ConnectionStatus = this[PersonField.ConnectionStatus],
            ChatStatus = this[PersonField.ChatStatus],
            Extra = _extra,
        };
        return new PersonRow(_line, new Person(key, providerId, prospect) { OtherAddresses = _addresses.Others(key) }, null);
    }

    // "in/ada-ode" is such a name with the part before it; another slash is no name's.
    private static string AddressOf(string identifier)
    {
        string name = identifier.Trim('/');
        return "https://www.linkedin.com/" + (name.StartsWith("in/", StringComparison.OrdinalIgnoreCase) ? "in/" + Uri.EscapeDataString(name.Substring(3)) : "in/" + Uri.EscapeDataString(name));
    }

    private string? this[PersonField field] => _values[(int)field];

    // "none" is a state of a chat, and there are people called None.
    private static bool MayBeMeant(PersonField field, string text) =>
        field is PersonField.ConnectionStatus or PersonField.ChatStatus || (field is PersonField.FirstName or PersonField.LastName && text is "NA" or "None");

    // False where another value stays.
    private bool Put(PersonField field, int rank, string value)
    {
        if (_values[(int)field] is null || rank < _ranks[(int)field])
        {
            _values[(int)field] = value;
            _ranks[(int)field] = rank;
            return true;
        }

        return string.Equals(_values[(int)field], value, StringComparison.OrdinalIgnoreCase);
    }

    // A column named "url" may hold any page: only a profile counts.
    private void SetAddress(string header, string text)
    {
        if (!_addresses.TryAdd(text))
        {
            string why = LinkedInRefusal.Of(text, LinkedInAddressKind.Profile);
            _refused ??= $"'{FileReport.Short(text)}' {why}";

            // Of a line of a list that has nothing else, its own error says so.
            if (!report.IsAddressList)
            {
                report.LeftOut(header, _line, text, why);
            }

            AddExtra(header, JsonText.Of(text));
        }
    }

    // Several names are one person's here: the directory that wrote them knew it.
    private void AddOthers(string header, string text)
    {
        foreach (string part in text.Split(s_between, StringSplitOptions.RemoveEmptyEntries))
        {
            if (LinkedInUrl.TryNormalizeProfile(part, out string? url))
            {
                _others.Add(url);
            }
            else
            {
                report.LeftOut(header, _line, part, LinkedInRefusal.Of(part, LinkedInAddressKind.Profile));
                AddExtra(header, JsonText.Of(text));
            }
        }
    }
}
