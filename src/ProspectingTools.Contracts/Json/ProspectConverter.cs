using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Contracts.Json;

/// <summary>
/// Reads prospects that look as the reference shows them (prospecting-api.md, "Prospect") without the serializer, and all others
/// with it. Measured: a page takes a fifth less time.
/// </summary>
/// <param name="serializer">How a prospect of any shape is read, and how one is written.</param>
internal sealed class ProspectConverter(WireJsonContext serializer) : JsonConverter<Prospect>
{
    private static readonly ObjectReader<Company> s_companyReader = new(
        new("name"u8, static (c, v) => c.Name = v),
        new("linkedinIdentifier"u8, static (c, v) => c.LinkedinIdentifier = v),
        new("linkedinUrl"u8, static (c, v) => c.LinkedinUrl = v),
        new("industry"u8, static (c, v) => c.Industry = v),
        new("website"u8, static (c, v) => c.Website = v),
        new("size"u8, static (c, v) => c.Size = v),
        new("location"u8, static (c, v) => c.Location = v),
        new("about"u8, static (c, v) => c.About = v),
        new("logoUrl"u8, static (c, v) => c.LogoUrl = v),
        new("founded"u8, static (c, v) => c.Founded = v),
        new("type"u8, static (c, v) => c.Type = v),
        new("specialties"u8, static (c, v) => c.Specialties = v),
        new("followerCount"u8, ReadFollowers),
        new("tagline"u8, static (c, v) => c.Tagline = v));

    private static readonly ObjectReader<ProspectLocation> s_locationReader = new(
        new("text"u8, static (l, v) => l.Text = v),
        new("countryCode"u8, static (l, v) => l.CountryCode = v));

    private static readonly ObjectReader<EmailAddress> s_emailReader = new(
        new("email"u8, static (e, v) => e.Email = v),
        new("deliverable"u8, static (e, v) => e.Deliverable = v),
        new("qualityScore"u8, static (e, v) => e.QualityScore = v));

    private static readonly ObjectReader<Prospect> s_prospectReader = new(
        new("id"u8, static (p, v) => p.ProspectId = v),
        new("firstName"u8, static (p, v) => p.FirstName = v),
        new("lastName"u8, static (p, v) => p.LastName = v),
        new("name"u8, static (p, v) => p.Name = v),
        new("headline"u8, static (p, v) => p.Headline = v),
        new("about"u8, static (p, v) => p.About = v),
        new("photoUrl"u8, static (p, v) => p.PhotoUrl = v),
        new("linkedinUrl"u8, static (p, v) => p.LinkedinUrl = v),
        new("publicIdentifier"u8, static (p, v) => p.PublicIdentifier = v),
        new("company"u8, ReadCompany),
        new("title"u8, static (p, v) => p.Title = v),
        new("location"u8, ReadLocation),
        new("emails"u8, ReadEmails),
        new("premium"u8, static (ref Utf8JsonReader reader, Prospect p) => (p.Premium = Boolean(ref reader)) is not null),
        new("isOpenProfile"u8, static (ref Utf8JsonReader reader, Prospect p) => (p.IsOpenProfile = Boolean(ref reader)) is not null),
        new("connectionStatus"u8, static (p, v) => p.ConnectionStatus = v),
        new("chatStatus"u8, static (p, v) => p.ChatStatus = v));

    /// <inheritdoc/>
    public override Prospect? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Utf8JsonReader start = reader;
        if (s_prospectReader.TryRead(ref reader) is { } prospect)
        {
            return prospect;
        }

        reader = start;
        return JsonSerializer.Deserialize(ref reader, serializer.Prospect);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Prospect value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, serializer.Prospect);

    private static bool ReadFollowers(ref Utf8JsonReader reader, Company company)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long count))
        {
            company.FollowerCount = count;
            return true;
        }

        return false;
    }

    private static bool ReadCompany(ref Utf8JsonReader reader, Prospect prospect) => (prospect.Company = s_companyReader.TryRead(ref reader)) is not null;

    private static bool ReadLocation(ref Utf8JsonReader reader, Prospect prospect) => (prospect.Location = s_locationReader.TryRead(ref reader)) is not null;

    private static bool ReadEmails(ref Utf8JsonReader reader, Prospect prospect)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        var emails = new List<EmailAddress>(1);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (s_emailReader.TryRead(ref reader) is not { } email)
            {
                return false;
            }

            emails.Add(email);
        }

        prospect.Emails = emails;
        return true;
    }

    private static bool? Boolean(ref Utf8JsonReader reader) =>
        reader.TokenType switch { JsonTokenType.True => true, JsonTokenType.False => false, _ => null };
}
