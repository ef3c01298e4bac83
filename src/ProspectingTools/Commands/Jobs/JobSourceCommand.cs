using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Errors;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Jobs;

/// <summary>A cmdlet that takes what a job imports from: a list, a saved search, a search, a post or addresses.</summary>
public abstract class JobSourceCommand : ProspectingCommand
{
    private protected const string LeadListSet = "LeadList";
    private protected const string LeadListNameSet = "LeadListName";
    private protected const string SavedSearchSet = "SavedSearch";
    private protected const string SearchUrlSet = "SearchUrl";
    private protected const string PostUrlSet = "PostUrl";
    private protected const string UrlSet = "Url";
    private protected const string PathSet = "Path";

    private ProfileInput? _profiles;

    /// <summary>The id of a lead list (Get-SalesNavLeadList).</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = LeadListSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.LeadListIdCompleter))]
    public string? LeadListId { get; set; }

    /// <summary>The names of lead lists, with wildcards: each that matches is a source.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LeadListNameSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(Completion.LeadListNameCompleter))]
    public string[] LeadListName { get; set; } = [];

    /// <summary>The id of a saved search (Get-SalesNavSavedSearch).</summary>
    [Parameter(Mandatory = true, ParameterSetName = SavedSearchSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.SavedSearchIdCompleter))]
    public string? SavedSearchId { get; set; }

    /// <summary>The address of a people search of LinkedIn or Sales Navigator.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SearchUrlSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? SearchUrl { get; set; }

    /// <summary>The address of a post; those who commented on it are imported.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PostUrlSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? PostUrl { get; set; }

    /// <summary>Addresses of LinkedIn profiles. Each person is imported once; more than 1,000 make several jobs.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UrlSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LinkedInUrl", "ProfileUrl", "LinkedInProfileUrl")]
    [ProfileAddress]
    [AllowEmptyString]
    [AllowNull]
    [AllowEmptyCollection]
    public string[]? Url { get; set; }

    /// <summary>Files of people (CSV, JSON Lines, Excel workbooks) whose profiles are the source: the column is found by its usual names.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The sheet of an Excel workbook; its first one with something in it when not given.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string? WorksheetName { get; set; }

    /// <summary>The code page of text files of -Path that are neither UTF-8 nor UTF-16.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [TextEncoding]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(Completion.TextEncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <summary>Which column holds which field, where the usual names do not say so: @{ linkedinUrl = 'Kontakt' }.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(Completion.PersonFieldCompleter))]
    public IDictionary? Map { get; set; }

    /// <summary>How many prospects to import at most. The plan caps it (100, 1,000 or 2,000).</summary>
    [Parameter(ParameterSetName = LeadListSet)]
    [Parameter(ParameterSetName = LeadListNameSet)]
    [Parameter(ParameterSetName = SavedSearchSet)]
    [Parameter(ParameterSetName = SearchUrlSet)]
    [Parameter(ParameterSetName = PostUrlSet)]
    [ValidateRange(1, int.MaxValue)]
    [WholeNumber]
    public int? MaxResults { get; set; }

    /// <summary>Whether the source is addresses, on the command line, from the pipeline or of files.</summary>
    private protected bool IsOfProfiles => ParameterSetName is UrlSet or PathSet;

    /// <summary>The profiles of all addresses.</summary>
    private protected ProfileInput Profiles => _profiles ??= new ProfileInput(this);

    /// <summary>Takes the addresses that are bound; errors for what is invalid.</summary>
    /// <returns>Whether the source is addresses.</returns>
    private protected bool TakeProfiles()
    {
        if (ParameterSetName == UrlSet)
        {
            Profiles.Add(Url);
        }
        else if (ParameterSetName == PathSet)
        {
            Profiles.AddFiles(Path, WorksheetName, Encoding, Map);
        }

        return IsOfProfiles;
    }

    /// <summary>The starts of what is bound, and what to call them; errors for what is invalid.</summary>
    private protected IReadOnlyList<(StartJobRequest Request, string Target, object? Input, string? Name)> Sources()
    {
        if (ParameterSetName == LeadListNameSet)
        {
            return LeadLists();
        }

        return Bound() is { } source ? [source] : [];
    }

    // The whole list is looked at before the first start: a name that nothing has is reported by then.
    private List<(StartJobRequest Request, string Target, object? Input, string? Name)> LeadLists()
    {
        var found = new List<(StartJobRequest Request, string Target, object? Input, string? Name)>();
        var filter = new NameFilter(LeadListName, "lead list", "Get-SalesNavLeadList");
        RunTerminating(LeadListName, () =>
        {
            foreach (LeadList list in Await(Client.GetLeadListsAsync(Context)))
            {
                Session.Current.Seen.Add(SeenKind.LeadList, list.LeadListId, list.Name);
                if (filter.Matches(list.Name))
                {
                    found.Add(Named(new StartJobRequest { Source = JobSource.SalesNavigator, LeadListId = list.LeadListId }, "lead list", SeenKind.LeadList, list.LeadListId));
                }
            }
        });
        filter.WriteMissing(this);
        if (found.Count == 0 && LeadListName.All(WildcardPattern.ContainsWildcardCharacters))
        {
            WriteWarning($"No lead list is named like {string.Join(", ", LeadListName.Select(name => $"'{name}'"))}: there is nothing to do. Get-SalesNavLeadList lists them.");
        }

        return found;
    }

    /// <summary>The start of what is bound, and what to call it; null, and an error, when it is invalid.</summary>
    private (StartJobRequest Request, string Target, object? Input, string? Name)? Bound()
    {
        switch (ParameterSetName)
        {
            case LeadListSet when Misplaced.Of(this, LeadListId) is { } advice:
                WriteError(ErrorFactory.Create(ErrorIds.ParameterInvalid, ErrorCategory.InvalidArgument, advice, LeadListId));
                return null;
            case LeadListSet:
                return Named(new StartJobRequest { Source = JobSource.SalesNavigator, LeadListId = LeadListId }, "lead list", SeenKind.LeadList, LeadListId);
            case SavedSearchSet:
                return Named(new StartJobRequest { Source = JobSource.SalesNavigator, SavedSearchId = SavedSearchId }, "saved search", SeenKind.SavedSearch, SavedSearchId);
            case SearchUrlSet when !LinkedInUrl.TryParsePeopleSearch(SearchUrl, out _):
                WriteInvalid(SearchUrl, LinkedInRefusal.Of(SearchUrl, LinkedInAddressKind.PeopleSearch));
                return null;
            case SearchUrlSet:
                return (new StartJobRequest { Source = JobSource.LinkedInSearch, SearchUrl = SearchUrl }, $"search '{SearchUrl}'", SearchUrl, null);
            case PostUrlSet when !LinkedInUrl.TryNormalizePost(PostUrl, out _):
                WriteInvalid(PostUrl, LinkedInRefusal.Of(PostUrl, LinkedInAddressKind.Post));
                return null;
            default:
                return (new StartJobRequest { Source = JobSource.PostCommenters, PostUrl = PostUrl }, $"commenters of '{PostUrl}'", PostUrl, null);
        }
    }

    // An id says nothing to a reader; the name is known when the source was listed before, as it is in a pipeline.
    private static (StartJobRequest Request, string Target, object? Input, string? Name) Named(StartJobRequest request, string kind, SeenKind seenKind, string? id)
    {
        string? name = Session.Current.Seen.NameOf(seenKind, id);
        return (request, name is null ? $"{kind} '{id}'" : $"{kind} '{name}' ({id})", id, name);
    }

    private void WriteInvalid(string? value, string why) =>
        WriteError(ErrorFactory.Create(ErrorIds.UrlInvalid, ErrorCategory.InvalidArgument, $"'{value}' {why}", value));
}
