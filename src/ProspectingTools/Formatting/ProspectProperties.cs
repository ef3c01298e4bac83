using System.Management.Automation;
using ProspectingTools.Client.Export;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Formatting;

/// <summary>
/// The flat properties that ProspectingTools.types.ps1xml gives to a prospect, so that Export-Csv makes a useful sheet.
/// Compiled, because a script property costs fifty times as much.
/// </summary>
public static class ProspectProperties
{
    /// <summary>The name. Given here too, so that a sheet begins with it.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The name.</returns>
    public static string? Name(PSObject instance) => Of(instance)?.Name;

    /// <summary>The job title. Given here too, so that it is beside the name.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The title.</returns>
    public static string? Title(PSObject instance) => Of(instance)?.Title;

    /// <summary>The best e-mail address.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The address; null when there is none.</returns>
    public static string? Email(PSObject instance) => BestEmail.Of(Of(instance)?.Emails)?.Email;

    /// <summary>The employer's name.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The name.</returns>
    public static string? CompanyName(PSObject instance) => Of(instance)?.Company?.Name;

    /// <summary>The employer's industry.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The industry.</returns>
    public static string? CompanyIndustry(PSObject instance) => Of(instance)?.Company?.Industry;

    /// <summary>The employer's head count.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>A number or a range.</returns>
    public static string? CompanySize(PSObject instance) => Of(instance)?.Company?.Size;

    /// <summary>The employer's web site.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The web site.</returns>
    public static string? CompanyWebsite(PSObject instance) => Of(instance)?.Company?.Website;

    /// <summary>The employer's LinkedIn page.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The URL.</returns>
    public static string? CompanyLinkedinUrl(PSObject instance) => Of(instance)?.Company?.LinkedinUrl;

    /// <summary>Where the person is, in words.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The place.</returns>
    public static string? LocationText(PSObject instance) => Of(instance)?.Location?.Text;

    /// <summary>The country that the person is in.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>ISO 3166-1 alpha-2 code.</returns>
    public static string? CountryCode(PSObject instance) => Of(instance)?.Location?.CountryCode;

    /// <summary>Whether mail arrives at the best e-mail address, in the server's words.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The word; null when unknown.</returns>
    public static string? EmailDeliverable(PSObject instance) => Cell(instance, nameof(EmailDeliverable));

    /// <summary>How sure the server is of the best e-mail address.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The score; null when unknown.</returns>
    public static string? EmailQuality(PSObject instance) => Cell(instance, nameof(EmailQuality));

    /// <summary>Whether mail arrives at each of several e-mail addresses, in their order.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>Words; null when unknown.</returns>
    public static string? EmailsDeliverable(PSObject instance) => Cell(instance, nameof(EmailsDeliverable));

    /// <summary>How sure the server is of each of several e-mail addresses, in their order.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>Scores; null when unknown.</returns>
    public static string? EmailsQuality(PSObject instance) => Cell(instance, nameof(EmailsQuality));

    /// <summary>The employer's headquarters.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The place; null when unknown.</returns>
    public static string? CompanyLocation(PSObject instance) => Cell(instance, nameof(CompanyLocation));

    /// <summary>The employer's year of foundation.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The year; null when unknown.</returns>
    public static string? CompanyFounded(PSObject instance) => Cell(instance, nameof(CompanyFounded));

    /// <summary>The employer's kind.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The kind; null when unknown.</returns>
    public static string? CompanyType(PSObject instance) => Cell(instance, nameof(CompanyType));

    /// <summary>The last part of the employer's LinkedIn page.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The identifier; null when unknown.</returns>
    public static string? CompanyLinkedinIdentifier(PSObject instance) => Cell(instance, nameof(CompanyLinkedinIdentifier));

    /// <summary>What the employer says of itself.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The text; null when unknown.</returns>
    public static string? CompanyAbout(PSObject instance) => Cell(instance, nameof(CompanyAbout));

    /// <summary>The employer's picture.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The URL; null when unknown.</returns>
    public static string? CompanyLogoUrl(PSObject instance) => Cell(instance, nameof(CompanyLogoUrl));

    /// <summary>What the employer is best at.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The text; null when unknown.</returns>
    public static string? CompanySpecialties(PSObject instance) => Cell(instance, nameof(CompanySpecialties));

    /// <summary>Followers of the employer's LinkedIn page.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The number; null when unknown.</returns>
    public static string? CompanyFollowerCount(PSObject instance) => Cell(instance, nameof(CompanyFollowerCount));

    /// <summary>The line under the employer's name.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>The line; null when unknown.</returns>
    public static string? CompanyTagline(PSObject instance) => Cell(instance, nameof(CompanyTagline));

    /// <summary>Fields of the employer that this version does not know.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>JSON; null when there are none.</returns>
    public static string? CompanyExtra(PSObject instance) => Of(instance)?.Company?.Extra?.ToString();

    /// <summary>Fields of the place that this version does not know.</summary>
    /// <param name="instance">The prospect.</param>
    /// <returns>JSON; null when there are none.</returns>
    public static string? LocationExtra(PSObject instance) => Of(instance)?.Location?.Extra?.ToString();

    // As a cell of Export-AudienceProspect has it.
    private static string? Cell(PSObject instance, string column) => Of(instance) is { } prospect ? ProspectColumns.Cell(prospect, column) : null;

    private static Prospect? Of(PSObject? instance) => instance?.BaseObject as Prospect;
}
