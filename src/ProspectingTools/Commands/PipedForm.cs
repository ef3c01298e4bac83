using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using ProspectingTools.Client.Errors;

namespace ProspectingTools.Commands;

/// <summary>
/// Objects that are piped into a cmdlet with one text without a name: <c>Get-ContactList Old | Rename-ContactList New</c>. PowerShell gives
/// that text to the first parameter, which tells the objects; it is meant for the second one.
/// </summary>
internal sealed class PipedForm
{
    private readonly string _first;
    private readonly bool _isFirstGiven;

    private PipedForm(string first, bool isFirstGiven, string? text)
    {
        _first = first;
        _isFirstGiven = isFirstGiven;
        Text = text;
    }

    /// <summary>The value of the second parameter; null when the parameters say what they mean.</summary>
    public string? Text { get; }

    /// <summary>Looks at what was given before anything is piped in.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="first">The first parameter by position. Its name is that of the property of what is piped in.</param>
    /// <param name="second">The second one.</param>
    /// <returns>What is meant.</returns>
    /// <exception cref="ProspectingApiException">The text is none for the second parameter.</exception>
    public static PipedForm Find(PSCmdlet command, string first, string second)
    {
        InvocationInfo call = command.MyInvocation;
        bool isGiven = call.BoundParameters.TryGetValue(first, out object? value);
        string? text = value as string ?? (value is string[] { Length: 1 } one ? one[0] : null);
        if (string.IsNullOrEmpty(text) || !call.ExpectingInput || call.BoundParameters.ContainsKey(second) || !IsWithoutName(call.BoundParameters, first))
        {
            return new PipedForm(first, isGiven, null);
        }

        command.GetType().GetProperty(second)?.GetCustomAttribute<ValidateCharactersAttribute>()?.Require(text!, second);
        return new PipedForm(first, isGiven, text);
    }

    /// <summary>An error of a cmdlet whose second parameter is needed.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="second">The second parameter.</param>
    /// <param name="what">What it is, such as <c>the new name</c>.</param>
    /// <returns>The error.</returns>
    public static ProspectingApiException Missing(PSCmdlet command, string second, string what) => new(
        FailureKind.Caller,
        ErrorIds.ParameterInvalid,
        $"{command.MyInvocation.MyCommand.Name} needs -{second}, {what}.");

    /// <summary>The ids that are meant.</summary>
    /// <param name="input">What is piped in: an object with the property of the first parameter, or an id.</param>
    /// <param name="own">The value of the first parameter.</param>
    /// <returns>The ids; none of an object that has none.</returns>
    public string[] IdsOf(PSObject? input, string[] own) => Text is null ? own : input?.BaseObject is string id ? [id] : PropertyOf(input);

    /// <summary>The ids of what is changed.</summary>
    /// <param name="input">What is piped in: an object with the property of the first parameter, or an id.</param>
    /// <param name="own">The value of the first parameter.</param>
    /// <returns>The ids, at least one.</returns>
    /// <exception cref="ProspectingApiException">There is none; or the first parameter names another object than what is piped in.</exception>
    public string[] TargetsOf(PSObject? input, params string[] own) =>
        Text is null && _isFirstGiven && input is not null
            ? throw Invalid($"-{_first} is given, so that what is piped in would be ignored: leave one of them out.")
            : AtLeastOne(IdsOf(input, own));

    /// <summary>What an object is part of.</summary>
    /// <param name="input">What is piped in: an object with the property of the first parameter.</param>
    /// <param name="own">The value of the first parameter.</param>
    /// <returns>The value of the property.</returns>
    /// <exception cref="ProspectingApiException">It has none.</exception>
    public string OwnerOf(PSObject? input, string own) => Text is null ? own : AtLeastOne(input?.BaseObject is string ? [] : PropertyOf(input))[0];

    private static ProspectingApiException Invalid(string message) => new(FailureKind.Caller, ErrorIds.ParameterInvalid, message);

    private string[] PropertyOf(PSObject? input) =>
        input?.Properties[_first]?.Value is { } value ? LanguagePrimitives.ConvertTo<string[]>(value) : [];

    private string[] AtLeastOne(string[] ids) => ids is [{ Length: > 0 }, ..]
        ? ids
        : throw Invalid($"What is piped in has no {_first}: give -{_first}, too.");

    // PowerShell notes it in a property of its dictionary that is not in the reference assembly.
    private static bool IsWithoutName(Dictionary<string, object> bound, string name) =>
        bound.GetType().GetProperty("BoundPositionally")?.GetValue(bound) is IEnumerable<string> names
        && names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
