using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Service.Rules;

/// <summary>Collects refused fields, so that a caller sees all of them at once.</summary>
internal sealed class FieldChecks(RefusalCode code = RefusalCode.Invalid)
{
    private const int MostReported = 20;

    private readonly List<FieldError> _errors = [];

    /// <summary>Refuses a field.</summary>
    public void Refuse(string field, string message)
    {
        if (_errors.Count < MostReported)
        {
            _errors.Add(new FieldError { Field = field, Message = message });
        }
    }

    /// <summary>A text that must be there, of limited length.</summary>
    /// <returns>The text without blanks around it.</returns>
    public string Required(string field, string? value, int maxLength)
    {
        string text = value?.Trim() ?? string.Empty;
        if (text.Length == 0)
        {
            Refuse(field, "is required");
        }

        Longest(field, text, maxLength);
        return text;
    }

    /// <summary>A text of limited length.</summary>
    /// <returns>Whether it was accepted.</returns>
    public bool Longest(string field, string? value, int maxLength)
    {
        if (!TextLength.Fits(value, maxLength))
        {
            Refuse(field, $"must be at most {maxLength} characters");
            return false;
        }

        if (value?.Contains('\0', System.StringComparison.Ordinal) == true)
        {
            // PostgreSQL's texts cannot hold it, and nobody types it.
            Refuse(field, "must not hold the character U+0000");
            return false;
        }

        return true;
    }

    /// <summary>A word of a fixed set.</summary>
    public void OneOf(string field, string? value, IReadOnlyCollection<string> words)
    {
        if (value is null || !words.Contains(value))
        {
            Refuse(field, $"must be one of {string.Join(", ", words)}");
        }
    }

    /// <summary>Ends the request when a field was refused.</summary>
    /// <exception cref="RuleException">A field was refused.</exception>
    public void Done()
    {
        if (_errors.Count > 0)
        {
            throw new RuleException(code, string.Join("; ", _errors), _errors);
        }
    }
}
