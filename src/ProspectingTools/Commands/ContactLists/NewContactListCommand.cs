using System.Management.Automation;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Formatting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.ContactLists;

/// <summary>
/// Creates a contact list by a live search: a snapshot of at most 125 contacts. It is never created twice: when the answer is
/// lost, the list is looked for (contact-lists-api.md, last row).
/// </summary>
[Cmdlet(VerbsCommon.New, "ContactList", SupportsShouldProcess = true)]
[OutputType(typeof(ContactList))]
public sealed class NewContactListCommand : ContactFilterCommand
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

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (JobTitle is null && Keyword is null && Country is null)
        {
            Refuse(ErrorIds.ParameterInvalid, "A contact list needs at least one of -JobTitle, -Keyword and -Country beside the companies.", Name);
        }

        var filters = new ContactListFilters
        {
            CompanyLinkedInUrls = Companies(CompanyLinkedInUrl),
            JobTitles = JobTitle,
            Keywords = Keyword,
            Countries = Countries(),
        };
        var search = new ContactSearchRequest
        {
            CompanyLinkedInUrls = filters.CompanyLinkedInUrls, JobTitles = filters.JobTitles, Keywords = filters.Keywords, Countries = filters.Countries,
        };
        RunTerminating(Name, () =>
        {
            if (StrictError(search, "Not created", $"contact list '{Name}'", Name) is { } refusal)
            {
                ThrowTerminatingError(refusal);
            }
        });
        if (!MayAct($"contact list '{Name}'", $"Create by a live search of {Counted.Of(filters.CompanyLinkedInUrls!.Count, "company", "companies")} (at most {Limits.MaxContactsPerList} contacts)"))
        {
            return;
        }

        RunTerminating(Name, () =>
        {
            if (Suppression().Count > 0)
            {
                WriteWarning("The profile's suppression file keeps nobody out of a list that the service fills itself.");
            }

            ContactList list = Await(Client.CreateContactListAsync(new CreateContactListRequest { Name = Name, Filters = filters }, Context));
            Session.Current.Seen.Add(SeenKind.ContactList, list.ListId, list.Name);
            SearchWarnings.Write(this, list.IgnoredFilters, list.FilterNotes, "list");
            if (list.SuppressedCount is > 0 and var left)
            {
                WriteWarning(SuppressionText.LeftOut(left));
            }

            Emit(list);
        });
    }
}
