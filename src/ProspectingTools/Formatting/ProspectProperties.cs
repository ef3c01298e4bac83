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

    /// <summary>The job title. Given here too, so that it stands beside the name.</summary>
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

    private static Prospect? Of(PSObject? instance) => instance?.BaseObject as Prospect;
}
