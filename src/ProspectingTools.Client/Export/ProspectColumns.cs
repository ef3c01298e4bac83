using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Client.Export;

/// <summary>The columns of a sheet of prospects, in order. Their names are those of the properties in PowerShell.</summary>
public static class ProspectColumns
{
    private static readonly (string Name, Func<Prospect, string?> Read)[] s_columns =
    [
        ("ProspectId", p => p.ProspectId),
        ("Name", p => p.Name),
        ("FirstName", p => p.FirstName),
        ("LastName", p => p.LastName),
        ("Title", p => p.Title),
        ("Headline", p => p.Headline),
        ("Email", p => BestEmail.Of(p.Emails)?.Email),
        ("EmailDeliverable", p => BestEmail.Of(p.Emails)?.Deliverable),
        ("EmailQuality", p => BestEmail.Of(p.Emails)?.QualityScore),
        ("Emails", p => p.Emails?.ToString()),
        ("EmailsDeliverable", p => All(p.Emails, email => email.Deliverable)),
        ("EmailsQuality", p => All(p.Emails, email => email.QualityScore)),
        ("LinkedinUrl", p => p.LinkedinUrl),
        ("PublicIdentifier", p => p.PublicIdentifier),
        ("LocationText", p => p.Location?.Text),
        ("CountryCode", p => p.Location?.CountryCode),
        ("CompanyName", p => p.Company?.Name),
        ("CompanyIndustry", p => p.Company?.Industry),
        ("CompanySize", p => p.Company?.Size),
        ("CompanyWebsite", p => p.Company?.Website),
        ("CompanyLinkedinUrl", p => p.Company?.LinkedinUrl),
        ("CompanyLocation", p => p.Company?.Location),
        ("CompanyFounded", p => p.Company?.Founded),
        ("CompanyType", p => p.Company?.Type),
        ("CompanyLinkedinIdentifier", p => p.Company?.LinkedinIdentifier),
        ("CompanyAbout", p => p.Company?.About),
        ("CompanyLogoUrl", p => p.Company?.LogoUrl),
        ("CompanySpecialties", p => p.Company?.Specialties),
        ("CompanyFollowerCount", p => p.Company?.FollowerCount?.ToString(CultureInfo.InvariantCulture)),
        ("CompanyTagline", p => p.Company?.Tagline),
        ("PhotoUrl", p => p.PhotoUrl),
        ("ConnectionStatus", p => p.ConnectionStatus),
        ("ChatStatus", p => p.ChatStatus),
        ("Premium", p => Truth(p.Premium)),
        ("IsOpenProfile", p => Truth(p.IsOpenProfile)),
        ("About", p => p.About),
    ];

    private static readonly Dictionary<string, Func<Prospect, string?>> s_byName = s_columns.ToDictionary(column => column.Name, column => column.Read, StringComparer.Ordinal);

    /// <summary>The names of the columns.</summary>
    public static IReadOnlyList<string> Names { get; } = s_columns.Select(column => column.Name).ToArray();

    /// <summary>Chooses columns: those of a sheet, and any further field of the server's, by their names in any case.</summary>
    /// <param name="names">The names in their order; null for all columns of a sheet.</param>
    /// <returns>The names as they are at the head of a sheet, and how each cell is read.</returns>
    public static IReadOnlyList<(string Name, Func<Prospect, string?> Read)> Choose(IReadOnlyList<string>? names) => names is null
        ? s_columns
        : [.. names.Select(name => s_columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Name: not null } known
            ? known
            : (name, prospect => Further(prospect, name)))];

    /// <summary>A further field of the server's, as text.</summary>
    /// <param name="prospect">The prospect.</param>
    /// <param name="name">The field, in any case; <c>company.x</c> for one of the employer's.</param>
    /// <returns>The text, or JSON where it has parts; null where there is none.</returns>
    public static string? Further(Prospect prospect, string name)
    {
        bool isCompany = name.StartsWith("company.", StringComparison.OrdinalIgnoreCase);
        ExtraFields? extra = isCompany ? prospect.Company?.Extra : prospect.Extra;
        string field = isCompany ? name.Substring("company.".Length) : name;
        if (extra is null)
        {
            return null;
        }

        // A server may have two fields that differ in case alone: the one that is written so is meant.
        return (extra.TryGetValue(field, out object? exact) ? exact : extra.FirstOrDefault(pair => pair.Key.Equals(field, StringComparison.OrdinalIgnoreCase)).Value) switch
        {
            null => null,
            string text => text,
            bool truth => truth ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            var parts => Json(parts),
        };
    }

    private static string Json(object parts)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            PlainValues.Write(writer, parts);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>One of a prospect's cells.</summary>
    /// <param name="prospect">The prospect.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>The text; null where there is none.</returns>
    public static string? Cell(Prospect prospect, string name) => s_byName[name](prospect);

    /// <summary>A prospect's cells.</summary>
    /// <param name="prospect">The prospect.</param>
    /// <returns>A text for each of <see cref="Names"/>; null where there is none.</returns>
    public static IEnumerable<string?> Cells(Prospect prospect) => s_columns.Select(column => column.Read(prospect));

    // In the order of the addresses, so that each can be told which is its own.
    private static string? All(IReadOnlyList<EmailAddress>? emails, Func<EmailAddress, string?> read) =>
        emails is { Count: > 1 } && emails.Any(email => read(email) is not null) ? string.Join("; ", emails.Select(email => read(email) ?? "-")) : null;

    private static string? Truth(bool? value) => value switch
    {
        true => "true",
        false => "false",
        null => null,
    };
}
