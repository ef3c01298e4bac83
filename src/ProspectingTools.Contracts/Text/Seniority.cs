using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace ProspectingTools.Contracts.Text;

/// <summary>
/// Levels of seniority read from an English job title, in the words of a contact's <c>seniority</c> (seed 002 shows
/// <c>MANAGER</c>; the other words are LinkedIn's levels).
/// </summary>
public static class Seniority
{
    /// <summary>Owns the company.</summary>
    public const string Owner = "OWNER";

    /// <summary>Partner of a firm.</summary>
    public const string Partner = "PARTNER";

    /// <summary>Chief of something.</summary>
    public const string Cxo = "CXO";

    /// <summary>Vice president.</summary>
    public const string Vp = "VP";

    /// <summary>Director or head.</summary>
    public const string Director = "DIRECTOR";

    /// <summary>Manager or team lead.</summary>
    public const string Manager = "MANAGER";

    /// <summary>Senior, without people to lead.</summary>
    public const string Senior = "SENIOR";

    /// <summary>The first years of work.</summary>
    public const string Entry = "ENTRY";

    /// <summary>Still learning the work.</summary>
    public const string Training = "TRAINING";

    // Whom one works for is not what one is: what follows these words is cut.
    private static readonly string[] s_worksFor = [" assistant to ", " adviser to ", " advisor to ", " secretary to ", " office of "];

    private static readonly string[] s_notOwner = [" product owner ", " process owner ", " service owner ", " system owner "];

    private static readonly string[] s_notPartner = [" business partner ", " hr partner ", " partner manager ", " partner success ", " partner marketing "];

    private static readonly (string Level, string[] Phrases)[] s_standing =
    [
        (Owner, ["founder", "cofounder", "owner", "proprietor"]),
        (Partner, ["partner"]),
    ];

    // Highest first: one level of management is named, the highest.
    private static readonly (string Level, string[] Phrases)[] s_management =
    [
        (Vp, ["vp", "svp", "evp", "avp", "vice president"]),
        (Cxo, ["ceo", "cto", "cfo", "coo", "cio", "cmo", "cpo", "cro", "cso", "cdo", "ciso", "cxo", "chief", "president"]),
        (Director, ["director", "head", "general manager"]),
        (Manager, ["manager", "team lead", "team leader", "supervisor"]),
    ];

    private static readonly (string Level, string[] Phrases)[] s_expertise =
    [
        (Training, ["intern", "trainee", "apprentice", "working student", "in training"]),
        (Entry, ["junior", "jr", "associate", "assistant", "graduate", "coordinator", "representative", "entry level", "entry"]),
        (Senior, ["senior", "sr", "staff", "principal", "lead", "distinguished", "fellow", "strategic"]),
    ];

    /// <summary>All of them, highest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Owner, Partner, Cxo, Vp, Director, Manager, Senior, Entry, Training];

    /// <summary>The levels that a title names.</summary>
    /// <param name="title">A job title.</param>
    /// <returns>
    /// Owner, partner and the level of management as far as they are named ("Founder &amp; CEO" is owner and CXO), else the
    /// level of expertise; empty when the title says nothing.
    /// </returns>
    public static IReadOnlyList<string> Of(string? title)
    {
        if (title is null || string.IsNullOrWhiteSpace(title))
        {
            return [];
        }

        string words = OwnWords(title);
        List<string> levels = [];
        foreach ((string level, string[] phrases) in s_standing)
        {
            string[] others = level == Owner ? s_notOwner : s_notPartner;
            if (Names(words, phrases) && !others.Any(other => words.IndexOf(other, StringComparison.Ordinal) >= 0))
            {
                levels.Add(level);
            }
        }

        // A chief of staff leads no function of the company.
        string managing = words.Replace(" chief of staff ", " director ");
        AddFirst(levels, managing, s_management);
        if (levels.Count == 0)
        {
            AddFirst(levels, words, s_expertise);
        }

        return levels;
    }

    /// <summary>The levels behind a word as people write it in a search: <c>Vice President</c>, <c>Owner / Partner</c>.</summary>
    /// <param name="word">The word, in any case.</param>
    /// <returns>The levels; empty when it has none.</returns>
    public static IReadOnlyList<string> Parse(string word)
    {
        string trimmed = word.Trim();
        return All.FirstOrDefault(level => level.Equals(trimmed, StringComparison.OrdinalIgnoreCase)) is { } exact ? [exact] : Of(trimmed);
    }

    private static void AddFirst(List<string> levels, string words, (string Level, string[] Phrases)[] table)
    {
        foreach ((string level, string[] phrases) in table)
        {
            if (Names(words, phrases))
            {
                levels.Add(level);
                return;
            }
        }
    }

    private static bool Names(string words, string[] phrases)
    {
        foreach (string phrase in phrases)
        {
            // Whole words only: a phrase is between two blanks.
            int at = words.IndexOf(phrase, StringComparison.Ordinal);
            while (at > 0)
            {
                if (words[at - 1] == ' ' && words[at + phrase.Length] == ' ')
                {
                    return true;
                }

                at = words.IndexOf(phrase, at + 1, StringComparison.Ordinal);
            }
        }

        return false;
    }

    // Lower case, one blank between the words and around them.
    private static string OwnWords(string title)
    {
        StringBuilder builder = new(" ", Math.Min(title.Length, 512) + 2);
        foreach (char c in title.Length > 512 ? title.Substring(0, 512) : title)
        {
            if (char.IsLetterOrDigit(c))
            {
                builder.Append(char.ToLowerInvariant(c));
            }
            else if (builder[builder.Length - 1] != ' ')
            {
                builder.Append(' ');
            }
        }

        if (builder[builder.Length - 1] != ' ')
        {
            builder.Append(' ');
        }

        string words = builder.ToString();
        foreach (string phrase in s_worksFor)
        {
            int at = words.IndexOf(phrase, StringComparison.Ordinal);
            if (at >= 0)
            {
                words = words.Substring(0, words.IndexOf(' ', at + 1) + 1);
            }
        }

        return words;
    }
}
