using System;
using System.Collections.Generic;

namespace ProspectingTools.Files;

/// <summary>What exporters write where they could not see a person.</summary>
internal static class Nobody
{
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "LinkedIn Member", "LinkedIn User", "LinkedIn-Mitglied", "LinkedIn Mitglied", "Membre LinkedIn", "Membre de LinkedIn", "Utilisateur LinkedIn", "Miembro de LinkedIn",
        "Usuario de LinkedIn", "Usuário do LinkedIn", "Membro do LinkedIn", "Membro LinkedIn", "Utente LinkedIn", "Utente di LinkedIn", "LinkedIn-lid", "LinkedIn lid",
        "Użytkownik LinkedIn", "Członek LinkedIn", "LinkedIn-medlem", "LinkedIn-bruger", "LinkedIn-jäsen", "Člen LinkedInu", "Člen LinkedIn", "LinkedIn-tag", "LinkedIn Üyesi",
        "Membru LinkedIn", "Участник LinkedIn", "Учасник LinkedIn", "Μέλος του LinkedIn", "LinkedInメンバー", "LinkedIn メンバー", "領英會員", "领英会员", "LinkedIn 會員", "LinkedIn 会员",
        "LinkedIn 회원", "Anggota LinkedIn", "สมาชิก LinkedIn", "عضو LinkedIn", "Private Profile", "Private Member", "Out of Network", "Out-of-Network Member", "Anonymous",
        "Anonymous LinkedIn Member", "Anonymous User", "Unknown", "Unknown Unknown", "No Name", "Deleted User", "Former Member", "Not Available", "First Name Last Name",
    };

    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase) { "null", "undefined", "n/a", "nan", "none", "-", "--", "#", "?", ".", "na", "(null)", "#n/a" };

    /// <summary>Whether a full name is nobody's: also one made of placeholders alone, or without a letter.</summary>
    public static bool IsNobody(string? name)
    {
        if (name is null)
        {
            return false;
        }

        if (s_names.Contains(name))
        {
            return true;
        }

        bool words = true;
        bool letter = false;
        foreach (string word in name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            words &= s_words.Contains(word);
        }

        foreach (char c in name)
        {
            letter |= char.IsLetter(c) || char.IsSurrogate(c);
        }

        return words || !letter;
    }

    /// <summary>The text in place of the name.</summary>
    public static string Shown(string? name, string? first, string? last) => name ?? $"{first} {last}".Trim();
}
