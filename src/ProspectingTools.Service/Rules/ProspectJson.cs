using System;
using System.Text;

namespace ProspectingTools.Service.Rules;

/// <summary>
/// Makes a prospect's JSON out of a person's without parsing: the person's object gets an id in front and, when they were
/// paid for, the e-mail addresses at the end.
/// </summary>
internal static class ProspectJson
{
    /// <summary>The prospect of a person.</summary>
    /// <param name="id">The prospect's id.</param>
    /// <param name="person">The person's JSON object, without id and addresses.</param>
    public static byte[] Create(string id, ReadOnlySpan<byte> person)
    {
        byte[] head = Encoding.UTF8.GetBytes($"{{\"id\":\"{id}\"");
        return [.. head, .. Separator(person), .. person[1..]];
    }

    /// <summary>The prospect with addresses.</summary>
    /// <param name="prospect">The prospect's JSON object.</param>
    /// <param name="emails">A JSON array; null for none found.</param>
    public static byte[] WithEmails(ReadOnlySpan<byte> prospect, ReadOnlySpan<byte> emails) =>
        [.. prospect[..^1], .. ",\"emails\":"u8, .. emails.IsEmpty ? "[]"u8 : emails, .. "}"u8];

    private static ReadOnlySpan<byte> Separator(ReadOnlySpan<byte> person) => person.Length > 2 ? ","u8 : default;
}
