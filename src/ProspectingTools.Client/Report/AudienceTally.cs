using System.Collections.Generic;
using ProspectingTools.Client.Export;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Client.Report;

/// <summary>What a report says of one audience, counted prospect by prospect: nothing of a person is kept but the counts.</summary>
/// <param name="audienceId">The audience.</param>
/// <param name="name">Its name; null where it is not known.</param>
public sealed class AudienceTally(string audienceId, string? name)
{
    /// <summary>The text where nothing is said.</summary>
    public const string NotSaid = "not said";

    /// <summary>The audience.</summary>
    public string AudienceId { get; } = audienceId;

    /// <summary>Its name, or its id.</summary>
    public string Name { get; } = string.IsNullOrWhiteSpace(name) ? audienceId : name!;

    /// <summary>Prospects.</summary>
    public long Total { get; private set; }

    /// <summary>Prospects by country.</summary>
    public Tally Countries { get; } = new();

    /// <summary>Prospects by the level that their title names.</summary>
    public Tally Seniorities { get; } = new();

    /// <summary>Prospects by the industry of their employer.</summary>
    public Tally Industries { get; } = new();

    /// <summary>Prospects by the size of their employer.</summary>
    public Tally Sizes { get; } = new();

    /// <summary>Prospects by what is known of their best e-mail address.</summary>
    public Tally Emails { get; } = new();

    /// <summary>Prospects by employer.</summary>
    public Tally Companies { get; } = new();

    /// <summary>Jobs that filled the audience; null where the service does not say.</summary>
    public IReadOnlyList<ProspectingJob>? Jobs { get; set; }

    /// <summary>Counts a prospect.</summary>
    /// <param name="prospect">The prospect.</param>
    public void Add(Prospect prospect)
    {
        Total++;
        string? code = prospect.Location?.CountryCode;
        Countries.Add(code is null ? null : CountryName(code));
        Seniorities.Add(Seniority.Of(prospect.Title) is [var level, ..] ? SeniorityWords.Of(level) : null);
        Industries.Add(prospect.Company?.Industry);
        Sizes.Add(CompanySizes.Of(prospect.Company?.Size));
        Companies.Add(prospect.Company?.Name);
        Emails.Add(BestEmail.Of(prospect.Emails) is not { } best ? "no address" : EmailStatusWords.Delivery(best.Deliverable) switch
        {
            3 => "known to arrive",
            0 => "known to bounce",
            1 => "at risk",
            _ => "not checked",
        });
    }

    private static string CountryName(string code) => Contracts.Text.Countries.All.TryGetValue(code, out string? country) ? country : code;
}
