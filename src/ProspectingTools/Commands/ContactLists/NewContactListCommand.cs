using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Http;
using ProspectingTools.Completion;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Errors;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.ContactLists;

/// <summary>
/// Creates a contact list by a live search: a snapshot of at most 125 contacts. It is never created twice: when the answer is
/// lost, the list is looked for (contact-lists-api.md, last row).
/// </summary>
[Cmdlet(VerbsCommon.New, "ContactList", SupportsShouldProcess = true)]
[OutputType(typeof(ContactList))]
public sealed class NewContactListCommand : ProspectingCommand
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ValidateCharacters(1, Limits.MaxContactListName)]
    public string Name { get; set; } = string.Empty;

    /// <summary>Company pages on LinkedIn; people of any of them are found.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string[] CompanyLinkedInUrl { get; set; } = [];

    /// <summary>Job titles; people with any of them are found.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? JobTitle { get; set; }

    /// <summary>Words in headline, title or about.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Keyword { get; set; }

    /// <summary>Countries by ISO 3166-1 alpha-2 code; people of any of them are found.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CountryCompleter))]
    public string[]? Country { get; set; }

    /// <inheritdoc/>
    private protected override ApiKind? NeededApi => ApiKind.ContactLists;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!TryFilters(out ContactListFilters? filters)
            || !MayAct($"contact list '{Name}'", $"Create by a live search of {filters!.CompanyLinkedInUrls!.Count} companies (at most {Limits.MaxContactsPerList} contacts)"))
        {
            return;
        }

        RunTerminating(Name, () =>
        {
            ContactList list = Await(Client.CreateContactListAsync(new CreateContactListRequest { Name = Name, Filters = filters }, Context));
            Session.Current.Seen.Add(SeenKind.ContactList, list.ListId, list.Name);
            Emit(list);
        });
    }

    private bool TryFilters(out ContactListFilters? filters)
    {
        filters = null;
        if (JobTitle is null && Keyword is null && Country is null)
        {
            Refuse(ErrorIds.ParameterInvalid, "A contact list needs at least one of -JobTitle, -Keyword and -Country beside the companies.", Name);
            return false;
        }

        var companies = new List<string>();
        foreach (string text in CompanyLinkedInUrl)
        {
            if (!LinkedInUrl.TryNormalizeCompany(text, out string? url))
            {
                Refuse(ErrorIds.UrlInvalid, $"'{text}' {LinkedInRefusal.Of(text, LinkedInAddressKind.Company)}", text);
                return false;
            }

            companies.Add(url);
        }

        if (Country?.FirstOrDefault(code => !Countries.IsCode(code)) is { } wrong)
        {
            Refuse(ErrorIds.ParameterInvalid, $"'{wrong}' is no country code of ISO 3166-1 alpha-2, such as US or GB.{CountrySearch.Suggest(wrong)}", wrong);
            return false;
        }

        filters = new ContactListFilters
        {
            CompanyLinkedInUrls = companies.Distinct().ToList(),
            JobTitles = JobTitle,
            Keywords = Keyword,
            Countries = Country?.Select(code => code.ToUpperInvariant()).Distinct().ToList(),
        };
        return true;
    }

    private void Refuse(string id, string message, object target) =>
        ThrowTerminatingError(ErrorFactory.Create(id, ErrorCategory.InvalidArgument, message, target));
}
