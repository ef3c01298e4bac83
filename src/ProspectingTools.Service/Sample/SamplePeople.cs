using System.Collections.Generic;
using System.Globalization;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files;

namespace ProspectingTools.Service.Sample;

/// <summary>Makes one sample person at a time. A person depends on seed and index alone, never on how many are made.</summary>
internal static class SamplePeople
{
    private const string Base64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly string[] s_openings = ["I care about", "My days go to", "I lead with", "What I bring:", "Fifteen teams taught me"];

    private static readonly string[] s_closings =
    [
        "Happy to talk about what went wrong, not only what went right.", "Always glad to compare notes over a long walk.",
        "Off hours: choir, bread and a slow bicycle.", "I answer every thoughtful message 🙂.", "Mentor at two evening schools, student at a third.",
    ];

    private static readonly string[] s_headlineTails = ["Hiring", "Speaker", "Mentor", "Ex-consultant", "Building in public 🚀", "Open to talk"];

    private static readonly string[] s_connection = ["active", "pending", "none"];

    public static Person Create(int index, int seed)
    {
        SampleRandom random = new(seed, "person", index);
        bool cast = index < SampleJobs.Cast.Count;
        SampleFunction function = cast ? SampleJobs.Function(SampleJobs.Cast[index].Function) : SampleJobs.DrawFunction(ref random);
        SampleLevel level = cast ? SampleJobs.Cast[index].Level : SampleJobs.DrawLevel(ref random);
        SamplePlace place = cast ? SamplePlaces.Of(SampleJobs.Cast[index].Country) : SamplePlaces.Draw(ref random);
        SampleCompany employer = SampleCompanies.Draw(ref random);

        // One in five has moved there from elsewhere.
        NamePool names = random.Chance(20) ? random.Pick(SampleNames.All) : place.Names;
        SampleName first = random.Pick(names.First);
        SampleName last = random.Pick(names.Last);
        bool native = first.Native is not null && last.Native is not null && random.Chance(40);

        string title = SampleJobs.Title(function, level, ref random);
        string identifier = $"{first.Ascii}-{last.Ascii}-{Tag(index, seed):x8}";
        string profile = $"https://www.linkedin.com/in/{identifier}";
        Company company = employer.Company;
        Prospect prospect = new()
        {
            FirstName = native ? first.Native : first.Latin,
            LastName = native ? last.Native : last.Latin,
            Name = native ? last.Native + first.Native : $"{first.Latin} {last.Latin}",
            Headline = random.Chance(35) ? $"{title} at {company.Name} | {random.Pick(s_headlineTails)}" : $"{title} at {company.Name}",
            About = $"{random.Pick(s_openings)} {function.Interest}. {2 + random.Below(24)} years in {function.Area.ToLowerInvariant()}. {random.Pick(s_closings)}",
            PhotoUrl = $"https://photos.example/{identifier}.jpg",
            LinkedinUrl = profile,
            PublicIdentifier = identifier,
            Company = company,
            Title = title,
            Location = new ProspectLocation { Text = random.Pick(place.Locations), CountryCode = place.Code },
            Emails = EmailAddresses.Sorted(Emails(first, last, index, employer, ref random)),
            Premium = random.Chance(30),
            IsOpenProfile = random.Chance(15),
            ConnectionStatus = random.Pick(s_connection),
            ChatStatus = random.Pick(s_connection),
        };
        return new(profile, ProviderId(index, seed, ref random), prospect);
    }

    private static List<EmailAddress> Emails(SampleName first, SampleName last, int index, SampleCompany employer, ref SampleRandom random)
    {
        // The index keeps addresses apart; some people are never found.
        string local = $"{first.Ascii}.{last.Ascii}{index.ToString(CultureInfo.InvariantCulture)}";
        List<EmailAddress> emails = [];
        if (random.Chance(85))
        {
            emails.Add(Email($"{local}@{employer.Domain}", 60 + random.Below(40)));
        }

        if (random.Chance(20))
        {
            emails.Add(Email($"{local}@mail.example", 20 + random.Below(60)));
        }

        return emails;
    }

    private static EmailAddress Email(string address, int quality) => new()
    {
        Email = address,
        Deliverable = quality >= 60 ? "true" : "false",
        QualityScore = (quality / 100.0).ToString("0.00", CultureInfo.InvariantCulture),
    };

    // An odd factor and an exclusive or map different indexes to different tags.
    private static uint Tag(int index, int seed) => ((uint)index * 2654435761u) ^ ((uint)seed * 0x85EBCA6Bu);

    private static string ProviderId(int index, int seed, ref SampleRandom random)
    {
        ulong high = random.Next();
        ulong low = ((ulong)Tag(index, seed) << 28) ^ (random.Next() & 0xFFFFFFF);
        return string.Create(26, (high, low), static (text, bits) =>
        {
            "ACwAAA".CopyTo(text);
            for (int i = 0; i < 10; i++)
            {
                text[6 + i] = Base64Url[(int)((bits.low >> (6 * i)) & 63)];
                text[16 + i] = Base64Url[(int)((bits.high >> (6 * i)) & 63)];
            }
        });
    }
}
