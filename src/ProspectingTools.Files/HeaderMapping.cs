using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ProspectingTools.Files;

/// <summary>
/// Where each header of a file goes: first by the user's map, then by the table, then by what the parts of its name say
/// (<c>Work Email Status</c>, <c>Contact City</c>, <c>Account Website</c>, <c>hs_linkedin_url</c>).
/// </summary>
internal static class HeaderMapping
{
    // Statuses and scores that belong to an e-mail address follow its column's name.
    private static readonly string[] s_status = ["status", "verificationstatus", "validationstatus", "verification", "deliverability", "verified", "qualification", "validity", "validation"];
    private static readonly string[] s_quality = ["confidence", "score", "qualityscore", "quality", "confidencescore", "accuracy"];

    // What an address is for, and which place that gives it among the others.
    private static readonly Dictionary<string, int> s_qualifiers = Folded(new()
    {
        ["work"] = 1, ["b2b"] = 1, ["business"] = 1, ["professional"] = 1, ["pro"] = 1, ["corporate"] = 1, ["office"] = 1, ["valid"] = 1, ["verified"] = 1, ["main"] = 1, ["primary"] = 1, ["required"] = 1, ["optional"] = 1, ["person"] = 1, ["contact"] = 1,
        ["lead"] = 1, ["arbeit"] = 1, ["geschaftlich"] = 1, ["dienstlich"] = 1, ["beruflich"] = 1, ["professionnel"] = 1, ["travail"] = 1, ["trabajo"] = 1, ["trabalho"] = 1, ["lavoro"] = 1, ["aziendale"] = 1,
        ["zakelijk"] = 1, ["werk"] = 1, ["sluzbowy"] = 1, ["jobb"] = 1, ["direct"] = 2, ["found"] = 3, ["other"] = 5, ["alternative"] = 5, ["alternate"] = 5, ["secondary"] = 5, ["backup"] = 5, ["personal"] = 6, ["perso"] = 6,
        ["private"] = 6, ["privat"] = 6, ["b2c"] = 6, ["home"] = 6, ["personnel"] = 6, ["particular"] = 6, ["pessoal"] = 6, ["personale"] = 6, ["prywatny"] = 6,
        ["corporativo"] = 1, ["profissional"] = 1, ["profesional"] = 1, ["laboral"] = 1, ["professionale"] = 1, ["firmowy"] = 1, ["arbejde"] = 1, ["kurumsal"] = 1, ["pracovni"] = 1, ["pracovny"] = 1, ["kantor"] = 1,
        ["рабочая"] = 1, ["рабочий"] = 1, ["робоча"] = 1, ["勤務先"] = 1, ["会社"] = 1, ["工作"] = 1, ["公司"] = 1, ["회사"] = 1, ["업무"] = 1, ["العمل"] = 1, ["privado"] = 6, ["privato"] = 6, ["prive"] = 6,
        ["persoonlijk"] = 6, ["personlig"] = 6, ["kisisel"] = 6, ["osobni"] = 6, ["osobny"] = 6, ["pribadi"] = 6, ["личная"] = 6, ["личный"] = 6, ["особиста"] = 6, ["個人"] = 6, ["个人"] = 6, ["個人的"] = 6, ["개인"] = 6, ["الشخصي"] = 6,
    });

    private const string LinkedIn = "linkedin";

    private static readonly string[] s_person = ["contact", "person", "lead", "prospect", "candidate", "member", "recipient", "attendee", "invitee", "participant", "guest", "custom", "cf", "primary", "current", "main", "decisionmaker", "keycontact", "contactperson"];
    private static readonly string[] s_company = ["company", "organization", "organisation", "account", "employer", "business", "firm", "currentcompany", "companyhq", "jobcompany", "activeexperiencecompany", "currentemployer"];

    // What stands over the columns of a person and over those of the employer, where a sheet has two rows of headers.
    private static readonly HashSet<string> s_groupsOfPerson = Set(
        ["Person", "People", "Contact", "Contacts", "Contact details", "Contact information", "Personal", "Personal details", "Lead", "Prospect", "Candidate", "Kontakt", "Kontaktdaten", "Ansprechpartner",
            "Personne", "Coordonnées", "Persona", "Contacto", "Datos de contacto", "Pessoa", "Contato", "Contatto", "Contactpersoon", "Persoon", "Osoba", "担当者", "联系人", "Контакт"]);

    private static readonly HashSet<string> s_groupsOfCompany = Set(
        ["Company", "Companies", "Company details", "Company information", "Organization", "Organisation", "Account", "Employer", "Business", "Firma", "Firmendaten", "Unternehmen", "Entreprise", "Société",
            "Empresa", "Azienda", "Bedrijf", "Företag", "Virksomhed", "会社", "公司", "Компания"]);

    // What a LinkedIn address of something else has in its name.
    private static readonly string[] s_otherLinkedIn =
    [
        "company", "firma", "firmen", "unternehmen", "entreprise", "empresa", "azienda", "bedrijf", "organi", "account", "employer", "school", "university", "post", "comment",
        "search", "query", "connection", "group", "job", "previous", "past", "former", "manager", "owner", "assistant", "headline", "description", "about", "summary",
        "follow", "industry", "title", "location", "photo", "image", "picture", "status", "date", "message", "note", "name", "email", "count", "created", "campaign", "sent", "reply", "premium", "badge", "skill", "label", "member", "userid", "profileid", "raw",
    ];

    private static readonly string[] s_linkedInAddress = [.. new[] { "url", "profile", "profil", "perfil", "link", "address", "adresse", "page", "public", "uri", "lien", "web", "ссылка", "enlace", "профиль", "链接", "連結", "主页", "主頁", "リンク", "プロフィール", "프로필", "링크", "رابط", "ملف", "檔案", "档案", "資料", "资料" }.Select(HeaderTable.Fold)];

    // In the form of the headers that they are compared with: letters of Korea and Japan come apart too.
    private static Dictionary<string, int> Folded(Dictionary<string, int> words) => words.ToDictionary(word => HeaderTable.Fold(word.Key), word => word.Value, StringComparer.Ordinal);

    private static HashSet<string> Set(string[] words) => new(words.Select(HeaderTable.Fold), StringComparer.Ordinal);

    /// <summary>What a header over several others speaks of.</summary>
    /// <param name="header">The header.</param>
    /// <returns>The word that stands before the headers below it: of the person, or of the employer; null for any other.</returns>
    public static string? GroupOf(string header)
    {
        string folded = HeaderTable.Fold(header);
        return s_groupsOfPerson.Contains(folded) ? "Contact" : s_groupsOfCompany.Contains(folded) ? "Company" : null;
    }

    /// <summary>The targets of headers, in their order.</summary>
    public static ColumnTarget[] Resolve(IReadOnlyList<string> headers, ColumnMap map)
    {
        string[] folded = [.. headers.Select(HeaderTable.Fold)];
        HashSet<string> others = new(folded, StringComparer.Ordinal);
        var targets = new ColumnTarget[folded.Length];
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] = folded[i].Length == 0 ? ColumnTarget.Unknown : Resolve(folded[i], headers[i], others, map);
        }

        return targets;
    }

    private static ColumnTarget Resolve(string folded, string header, HashSet<string> others, ColumnMap map)
    {
        if (map.FieldOf(folded) is { } mapped)
        {
            return new ColumnTarget(mapped, 1, true);
        }

        ColumnTarget target = Known(folded, header, others);
        if (target.Field is null && target.Keep && Unnumbered(header) is { } plain)
        {
            target = Known(HeaderTable.Fold(plain), plain, others);
        }

        return target.Field is { } field && map.Takes(field) ? ColumnTarget.Unknown : target;
    }

    // "1. Name", "2) Company": the numbers of questions or columns.
    private static string? Unnumbered(string header)
    {
        int digits = 0;
        while (digits < header.Length && header[digits] is >= '0' and <= '9')
        {
            digits++;
        }

        return digits > 0 && digits + 1 < header.Length && header[digits] is '.' or ')' && !char.IsDigit(header[digits + 1]) ? header.Substring(digits + 1).Trim() : null;
    }

    private static ColumnTarget Known(string folded, string header, HashSet<string> others) =>
        PersonFields.TryFind(header.Trim(), out PersonField own) && HeaderTable.Find(folded, others) is null ? new ColumnTarget(own, 1, true)
        : HeaderTable.Find(folded, others)?.Target
            ?? OfEmail(folded, others)
            ?? Numbered(folded, others)
            ?? Prefixed(folded, others)
            ?? Qualified(folded, others)
            ?? (IsLinkedIn(folded) ? new ColumnTarget(PersonField.LinkedinUrl, 3, true) : ColumnTarget.Unknown);

    private static ColumnTarget? OfEmail(string folded, HashSet<string> others) =>
        Ending(folded, others, s_status, PersonField.EmailStatus) ?? Ending(folded, others, s_quality, PersonField.EmailQuality);

    private static ColumnTarget? Ending(string folded, HashSet<string> others, string[] endings, PersonField field)
    {
        foreach (string ending in endings)
        {
            if (folded.Length > ending.Length
                && folded.EndsWith(ending, StringComparison.Ordinal)
                && EmailRank(folded.Substring(0, folded.Length - ending.Length), others) is { } rank)
            {
                return new ColumnTarget(field, rank, true);
            }
        }

        return null;
    }

    private static int? EmailRank(string folded, HashSet<string> others)
    {
        ColumnTarget? target = HeaderTable.Find(folded, others)?.Target ?? Numbered(folded, others) ?? Prefixed(folded, others) ?? Qualified(folded, others);
        return target is { Field: PersonField.Email } email ? email.Rank : null;
    }

    // "B2B Email", "E-Mail (geschäftlich)", "Perso Email 2": an e-mail column with no other words than whose it is and for what.
    private static ColumnTarget? Qualified(string folded, HashSet<string> others)
    {
        foreach (KeyValuePair<string, int> qualifier in s_qualifiers)
        {
            string? rest = folded.Length <= qualifier.Key.Length ? null
                : folded.StartsWith(qualifier.Key, StringComparison.Ordinal) ? folded.Substring(qualifier.Key.Length)
                : folded.EndsWith(qualifier.Key, StringComparison.Ordinal) ? folded.Substring(0, folded.Length - qualifier.Key.Length)
                : null;
            if (rest is not null && (HeaderTable.Find(rest, others)?.Target ?? Numbered(rest, others) ?? Qualified(rest, others)) is { Field: PersonField.Email } email)
            {
                return new ColumnTarget(PersonField.Email, Math.Max(email.Rank, qualifier.Value), true);
            }
        }

        return null;
    }

    // "Email 7", "E-mail 5 - Value": another address. Other numbered columns are earlier jobs, and nobody's field.
    private static ColumnTarget? Numbered(string folded, HashSet<string> others)
    {
        string plain = folded.EndsWith("value", StringComparison.Ordinal) ? folded.Substring(0, folded.Length - 5) : folded;
        int digits = plain.Length;
        while (digits > 0 && plain[digits - 1] is >= '0' and <= '9')
        {
            digits--;
        }

        return digits < plain.Length && digits > 0 && plain.Length - digits <= 2
            && HeaderTable.Find(plain.Substring(0, digits), others)?.Target is { Field: PersonField.Email }
            ? new ColumnTarget(PersonField.Email, int.Parse(plain.Substring(digits), CultureInfo.InvariantCulture), true)
            : null;
    }

    private static ColumnTarget? Prefixed(string folded, HashSet<string> others)
    {
        foreach (string prefix in s_person)
        {
            if (Rest(folded, prefix) is { } rest && HeaderTable.Find(rest, others)?.Target is { Field: not null } target)
            {
                return target;
            }
        }

        foreach (string prefix in s_company)
        {
            if (Rest(folded, prefix) is { } rest
                && (HeaderTable.Find("company" + rest, others) ?? HeaderTable.Find(rest, others))?.Target is { Field: >= PersonField.CompanyName } target)
            {
                return target;
            }
        }

        return null;
    }

    private static string? Rest(string folded, string prefix) =>
        folded.Length > prefix.Length && folded.StartsWith(prefix, StringComparison.Ordinal) ? folded.Substring(prefix.Length) : null;

    private static bool IsLinkedIn(string folded)
    {
        int at = folded.IndexOf(LinkedIn, StringComparison.Ordinal);
        if (at < 0)
        {
            return false;
        }

        // Its own letters would be read as "link".
        string rest = folded.Remove(at, LinkedIn.Length);
        return s_linkedInAddress.Any(word => rest.IndexOf(word, StringComparison.Ordinal) >= 0)
            && !s_otherLinkedIn.Any(word => rest.IndexOf(word, StringComparison.Ordinal) >= 0);
    }
}
