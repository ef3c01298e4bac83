using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Completion;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Errors;

namespace ProspectingTools.Commands.ContactLists;

/// <summary>
/// What a search for contacts and a contact list have in common, so that a search that looks right becomes a list by the same
/// splat.
/// </summary>
public abstract class ContactFilterCommand : ProspectingCommand
{
    /// <summary>Job titles; people with any of them are found. LinkedIn's Boolean notation is understood.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? JobTitle { get; set; }

    /// <summary>Words in headline, title or about, in LinkedIn's Boolean notation.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Keyword { get; set; }

    /// <summary>Countries by ISO 3166-1 alpha-2 code; people of any of them are found.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CountryCompleter))]
    public string[]? Country { get; set; }

    /// <summary>Refuses a search of which a part is not applied.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <inheritdoc/>
    private protected override ApiKind? NeededApi => ApiKind.ContactLists;

    /// <summary>The pages of companies in normal form, each once; ends the cmdlet at an invalid one.</summary>
    private protected IReadOnlyList<string> Companies(string[] urls)
    {
        var companies = new List<string>();
        foreach (string text in urls)
        {
            if (!LinkedInUrl.TryNormalizeCompany(text, out string? url))
            {
                Refuse(ErrorIds.UrlInvalid, $"'{text}' {LinkedInRefusal.Of(text, LinkedInAddressKind.Company)}", text);
            }
            else
            {
                companies.Add(url);
            }
        }

        return companies.Distinct().ToList();
    }

    /// <summary>The countries in capitals, each once; ends the cmdlet at an invalid one.</summary>
    private protected IReadOnlyList<string>? Countries()
    {
        if (Country?.FirstOrDefault(code => !Contracts.Text.Countries.IsCode(code)) is { } wrong)
        {
            Refuse(ErrorIds.ParameterInvalid, $"'{wrong}' is not a country code of ISO 3166-1 alpha-2, such as US or GB.{CountrySearch.Suggest(wrong)}", wrong);
        }

        return Country?.Select(code => code.ToUpperInvariant()).Distinct().ToList();
    }

    /// <summary>Asks the service, with -Strict, what of a search it applies: the answer to a search says it, so one is made for a single contact.</summary>
    /// <param name="search">The search.</param>
    /// <param name="outcome">What does not happen when a part is not applied, such as "Not searched".</param>
    /// <param name="target">What to call the search.</param>
    /// <param name="input">The user's input.</param>
    /// <returns>The error; null when all of it is applied, or without -Strict.</returns>
    private protected ErrorRecord? StrictError(ContactSearchRequest search, string outcome, string target, object input)
    {
        if (!Strict)
        {
            return null;
        }

        ContactSearchPage? answer = null;
        using OffsetPager<FoundContact> pager = Client.SearchContacts(search, new PageOptions { First = 1 }, Context, page => answer = page);
        Await(pager.NextAsync());
        return StrictRefusal.Of(answer?.IgnoredFilters, outcome, target, "contacts", input);
    }

    /// <summary>Ends the cmdlet with an error of the user's input.</summary>
    private protected void Refuse(string id, string message, object target) =>
        ThrowTerminatingError(ErrorFactory.Create(id, ErrorCategory.InvalidArgument, message, target));
}
