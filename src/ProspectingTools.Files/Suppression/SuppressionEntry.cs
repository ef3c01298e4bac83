using System;
using System.Linq;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Files.Suppression;

/// <summary>One line of a suppression file: who is left alone.</summary>
/// <param name="Kind">What the line names.</param>
/// <param name="Value">The name in the form in which it compares.</param>
internal readonly record struct SuppressionEntry(SuppressionKind Kind, string Value)
{
    private const string LinkedIn = "linkedin.com";

    /// <summary>Reads a line or a cell.</summary>
    /// <param name="text">The text, without a comment.</param>
    /// <param name="problem">Why it names nobody: the rest of a sentence that begins with the text.</param>
    /// <returns>The entry; null when it names nobody.</returns>
    public static SuppressionEntry? Read(string text, out string problem)
    {
        problem = string.Empty;
        string bare = text.Trim().Trim('"', '\'').Trim();
        if (LinkedInUrl.IsProviderId(bare) || LinkedInUrl.TryNormalizeProfile(bare, out _))
        {
            return new SuppressionEntry(SuppressionKind.Person, LinkedInUrl.TryNormalizeProfile(bare, out string? url) ? url : bare);
        }

        if (bare.IndexOf(LinkedIn, StringComparison.OrdinalIgnoreCase) >= 0 && bare.IndexOf('@') < 0)
        {
            problem = LinkedInRefusal.Of(bare, LinkedInAddressKind.Profile);
            return null;
        }

        // By RFC 5321 a star may begin an address; nobody has one.
        if (!bare.StartsWith("*@", StringComparison.Ordinal) && Email(bare) is { } email)
        {
            return new SuppressionEntry(SuppressionKind.Email, email);
        }

        if (Domain(bare) is { } domain)
        {
            return new SuppressionEntry(SuppressionKind.Domain, domain);
        }

        problem = bare.Split([' ', ',', ';', '\t'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts && parts.All(part => Read(part, out _) is not null)
            ? "names several. Give one a line."
            : "is not a LinkedIn profile, an e-mail address or a domain. Give one of these a line, such as jane@example.com or example.com.";
        return null;
    }

    /// <summary>An e-mail address as addresses compare.</summary>
    /// <param name="text">The address, or <c>Name &lt;address&gt;</c>.</param>
    /// <returns>The address; null for what is not one.</returns>
    public static string? Email(string text)
    {
        int open = text.LastIndexOf('<');
        string address = EmailAddresses.Bare(open > 0 && text.EndsWith(">", StringComparison.Ordinal) ? text.Substring(open) : text);
        int at = address.LastIndexOf('@');
        return EmailAddresses.IsValid(address) && DomainName.Normalize(address.Substring(at + 1)) is { } domain
            ? address.Substring(0, at + 1).ToLowerInvariant() + domain
            : null;
    }

    // example.com, @example.com, *.example.com, *@example.com, https://example.com/about.
    private static string? Domain(string text)
    {
        string host = text;
        int scheme = host.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            host = host.Substring(scheme + 3).Split('/', '?', '#')[0].Split(':')[0];
        }

        host = host.TrimEnd('/');
        foreach (string prefix in new[] { "*@", "@", "*.", "." })
        {
            if (host.StartsWith(prefix, StringComparison.Ordinal))
            {
                host = host.Substring(prefix.Length);
                break;
            }
        }

        string? domain = DomainName.Normalize(host);
        return domain is not null && domain.StartsWith("www.", StringComparison.Ordinal) && domain.IndexOf('.', 4) > 0 ? domain.Substring(4) : domain;
    }
}
