using System;
using System.Security.Cryptography;
using System.Text;

namespace ProspectingTools.Files;

/// <summary>
/// The key of a person without a LinkedIn profile. The same name with the same id, address or company is the same
/// person, so that importing a file again adds nobody.
/// </summary>
public static class PersonKey
{
    /// <summary>What every such key begins with.</summary>
    public const string Prefix = "urn:prospecting:person:";

    private const int KeyBytes = 16;

    /// <summary>Makes the key. The first of id, e-mail address and company that is known is put beside the name.</summary>
    /// <param name="name">Full name.</param>
    /// <param name="id">The id in the system that the row comes from.</param>
    /// <param name="email">An e-mail address.</param>
    /// <param name="company">Name of the employer.</param>
    /// <returns>The key, 128 bits of a hash in hexadecimal.</returns>
    public static string Create(string name, string? id, string? email, string? company)
    {
        (string kind, string? value) = id is not null ? ("id", id) : email is not null ? ("email", email) : ("company", company);
        string text = string.Join("\u001f", Fold(name), kind, Fold(value ?? string.Empty));
        using SHA256 hash = SHA256.Create();
        byte[] bytes = hash.ComputeHash(Encoding.UTF8.GetBytes(text));
        var key = new StringBuilder(Prefix, Prefix.Length + (2 * KeyBytes));
        for (int i = 0; i < KeyBytes; i++)
        {
            key.Append("0123456789abcdef"[bytes[i] >> 4]).Append("0123456789abcdef"[bytes[i] & 15]);
        }

        return key.ToString();
    }

    // Case, accents' encoding and blanks make no other person.
    private static string Fold(string text) =>
        string.Join(" ", text.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
