using System;
using System.Globalization;
using System.Management.Automation;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Commands;

/// <summary>
/// Bounds the length of a text as people count it: ValidateLength counts UTF-16 units, of which an emoji takes two and more.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateCharactersAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="least">The fewest characters.</param>
    /// <param name="most">The most characters.</param>
    public ValidateCharactersAttribute(int least, int most)
    {
        Least = least;
        Most = most;
    }

    /// <summary>The fewest characters.</summary>
    public int Least { get; }

    /// <summary>The most characters.</summary>
    public int Most { get; }

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        string text = element as string ?? string.Empty;
        if (TextLength.Of(text) < Least || !TextLength.Fits(text, Most))
        {
            throw new ValidationMetadataException(string.Format(
                CultureInfo.InvariantCulture, "It has {0} characters; {1} to {2} are allowed.", TextLength.Of(text), Least, Most));
        }
    }
}
