using System;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace ProspectingTools.Client.Http;

/// <summary>
/// An API key that cannot be shown by accident: no public member gives it away, so that formatting, JSON and CLIXML of
/// whatever holds it show nothing.
/// </summary>
public sealed class ApiKey
{
    private static readonly char[] s_escapes = ['\\', '%', '&'];

    private readonly string _value;
    private readonly Lazy<Regex> _anySpelling;

    private ApiKey(string value)
    {
        _value = value;
        _anySpelling = new Lazy<Regex>(() => new Regex(Spelled(value), RegexOptions.CultureInvariant));
    }

    /// <summary>Takes a key from a SecureString, which stays the caller's.</summary>
    /// <param name="value">The key.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">The key is empty or cannot be sent in a header.</exception>
    public static ApiKey FromSecureString(SecureString value)
    {
        IntPtr text = Marshal.SecureStringToGlobalAllocUnicode(value ?? throw new ArgumentNullException(nameof(value)));
        try
        {
            return FromString(Marshal.PtrToStringUni(text));
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(text);
        }
    }

    /// <summary>Takes a key from text, such as an environment variable.</summary>
    /// <param name="value">The key; white space around it is dropped.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">The key is empty or cannot be sent in a header. The message does not repeat it.</exception>
    public static ApiKey FromString(string? value)
    {
        string trimmed = value?.Trim() ?? string.Empty;
        if (trimmed.Length == 0)
        {
            throw new ArgumentException("The API key is empty.");
        }

        foreach (char c in trimmed)
        {
            if (c is <= ' ' or > '~')
            {
                throw new ArgumentException("The API key has a character that no key has: a space, a control character or a letter outside ASCII.");
            }
        }

        return new ApiKey(trimmed);
    }

    /// <summary>Whether two keys are the same.</summary>
    /// <param name="other">The other key.</param>
    /// <returns>True when they are.</returns>
    public bool IsSameAs(ApiKey? other) => other is not null && string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <summary>Says that there is a key, and no more.</summary>
    /// <returns>A fixed text.</returns>
    public override string ToString() => "(API key)";

    internal string Reveal() => _value;

    /// <summary>Takes the key out of a text, however the text spells it: servers that repeat it escape it as their format has it.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text without the key.</returns>
    internal string RedactFrom(string text) => text.IndexOfAny(s_escapes) < 0 ? text.Replace(_value, "***") : _anySpelling.Value.Replace(text, "***");

    private static string Spelled(string value)
    {
        var pattern = new StringBuilder();
        foreach (char c in value)
        {
            // As it is, as JSON may escape it (more than once, where JSON holds JSON), as addresses and HTML do.
            string hex = ((int)c).ToString("x2", CultureInfo.InvariantCulture);
            pattern.Append("(?:").Append(Regex.Escape(c.ToString())).Append(@"|\\+").Append(Regex.Escape(c.ToString()))
                .Append(@"|\\+u00(?i:").Append(hex).Append(")|%(?i:").Append(hex).Append(")|&#(?:").Append((int)c).Append("|[xX]0*(?i:").Append(hex).Append("));)");
        }

        return pattern.ToString();
    }
}
