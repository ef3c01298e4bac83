using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Completion;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Commands.ContactLists;

/// <summary>Searches for contacts, live; nothing is stored or charged (contact-lists-api.md, "Contact search").</summary>
[Cmdlet(VerbsCommon.Find, "Contact")]
[OutputType(typeof(FoundContact))]
public sealed class FindContactCommand : ContactFilterCommand
{
    private volatile ContactSearchPage? _page;

    /// <summary>Company pages on LinkedIn; people of any of them are found.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? CompanyLinkedInUrl { get; set; }

    /// <summary>First name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? FirstName { get; set; }

    /// <summary>Last name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LastName { get; set; }

    /// <summary>Sales Navigator's functions, such as Engineering; people of any of them are found.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DepartmentCompleter))]
    public string[]? Department { get; set; }

    /// <summary>Levels of seniority in Sales Navigator's words, such as Director; people of any of them are found.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeniorityCompleter))]
    public string[]? SeniorityLevel { get; set; }

    /// <summary>Contacts per request, 1 to 100. Only a hint for the transport: it does not change how many contacts are returned.</summary>
    [Parameter]
    [ValidateRange(Limits.MinPage, Limits.MaxOffsetPage)]
    [WholeNumber]
    public int PageSize { get; set; } = Limits.MaxOffsetPage;

    /// <summary>Only this many contacts.</summary>
    [Parameter]
    [WholeNumber]
    public ulong First { get; set; } = ulong.MaxValue;

    /// <summary>Leaves out this many contacts from the start.</summary>
    [Parameter]
    [WholeNumber]
    public ulong Skip { get; set; }

    /// <summary>Writes the total count before the contacts.</summary>
    [Parameter]
    public SwitchParameter IncludeTotalCount { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var body = new ContactSearchRequest
        {
            CompanyLinkedInUrls = CompanyLinkedInUrl is null ? null : Companies(CompanyLinkedInUrl),
            FirstName = FirstName,
            LastName = LastName,
            JobTitles = JobTitle,
            Keywords = Keyword,
            Countries = Countries(),
            Departments = Department?.Select(word => Known(word, SearchVocabulary.Functions) ?? word).Distinct().ToList(),
            SeniorityLevels = SeniorityLevel?.Select(Level).Distinct().ToList(),
        };
        if (body.CompanyLinkedInUrls is null && FirstName is null && LastName is null && JobTitle is null && Keyword is null && Country is null && Department is null && SeniorityLevel is null)
        {
            Refuse(ErrorIds.ParameterInvalid, "A contact search needs something to look for: -CompanyLinkedInUrl, -FirstName, -LastName, -JobTitle, -Keyword, -Country, -Department or -SeniorityLevel.", MyInvocation.InvocationName);
        }

        object target = CompanyLinkedInUrl is { Length: 1 } one ? one[0] : (object)body;
        _page = null;
        bool isTold = false;
        _ = RunPerInput(target, () =>
        {
            if (StrictError(body, "Not searched", "contact search", target) is { } refusal)
            {
                WriteError(refusal);
                return;
            }

            new PageWriter(this, new ListPart(First, Skip, IncludeTotalCount), PageSize, "contacts").Write(
                options => Client.SearchContacts(body, options, Context, page => _page = page), (FoundContact _) => Tell());
            Tell();
        });

        // Before the first contact, because a pipeline may want no more than one.
        void Tell()
        {
            if (isTold || _page is not { } page)
            {
                return;
            }

            isTold = true;
            SearchWarnings.Write(this, page.IgnoredFilters, page.FilterNotes, "search");
            if (page.SalesNavConnected == false)
            {
                WriteWarning("Sales Navigator is not connected, so the search was not run: that nobody was found means nothing. See Get-ProspectingConnector.");
            }
        }
    }

    // The service wants the words exactly.
    private string Level(string word)
    {
        if (Known(word, SearchVocabulary.Seniorities) is not { } level)
        {
            Refuse(ErrorIds.ParameterInvalid, $"'{word}' is not a level of seniority. The levels are: {string.Join(", ", SearchVocabulary.Seniorities)}.", word);
            return word;
        }

        return level;
    }

    private static string? Known(string word, IReadOnlyList<string> words) =>
        words.FirstOrDefault(known => known.Equals(word.Trim(), StringComparison.OrdinalIgnoreCase));
}
