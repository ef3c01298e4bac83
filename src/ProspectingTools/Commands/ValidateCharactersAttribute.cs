using System;
using System.Globalization;
using System.Management.Automation;
using ProspectingTools.Client.Errors;
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

    /// <summary>Holds a text that PowerShell gave to another parameter to the same bounds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parameter">The parameter that it is meant for.</param>
    /// <exception cref="ProspectingApiException">It is too short or too long.</exception>
    internal void Require(string text, string parameter)
    {
        if (Problem(text) is { } problem)
        {
            throw new ProspectingApiException(FailureKind.Caller, ErrorIds.ParameterInvalid, $"-{parameter}: {problem}");
        }
    }

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        if (Problem(element as string ?? string.Empty) is { } problem)
        {
            throw new ValidationMetadataException(problem);
        }
    }

    private string? Problem(string text) => TextLength.Of(text) < Least || !TextLength.Fits(text, Most)
        ? string.Format(CultureInfo.InvariantCulture, "It has {0} characters; {1} to {2} are allowed.", TextLength.Of(text), Least, Most)
        : null;
}
