using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Errors;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands;

/// <summary>An id that is not found because it belongs to a thing of another kind, such as a job's where an audience's is needed.</summary>
internal static class ForeignId
{
    private static readonly (SeenKind Kind, string Parameter, string Noun)[] s_kinds =
    [
        (SeenKind.Job, "JobId", "a job"),
        (SeenKind.Audience, "AudienceId", "an audience"),
        (SeenKind.Folder, "FolderId", "a folder of audiences"),
        (SeenKind.ContactList, "ListId", "a contact list"),
        (SeenKind.LeadList, "LeadListId", "a lead list"),
        (SeenKind.SavedSearch, "SavedSearchId", "a saved search"),
        (SeenKind.SignalScan, "ScanId", "a signal scan"),
        (SeenKind.SignalSpecification, "SignalSpecificationId", "a signal specification"),
    ];

    /// <summary>What the id is, where this session has seen it.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="e">The failure.</param>
    /// <param name="target">The user's input.</param>
    /// <returns>A sentence with what to type; null where the id is what was asked for, or was never seen.</returns>
    public static string? AdviceFor(PSCmdlet command, ProspectingApiException e, object? target)
    {
        if (e.StatusCode is not 404 || target is not string id)
        {
            return null;
        }

        SeenItems seen = Session.Current.Seen;
        (SeenKind kind, string parameter, string noun) = s_kinds.FirstOrDefault(one => seen.Has(one.Kind, id));
        if (noun is null || IsGiven(command, parameter, id))
        {
            return null;
        }

        string? name = kind == SeenKind.Job ? seen.SourceNameOf(id) : seen.NameOf(kind, id);
        string what = name is null ? $"'{id}' is the id of {noun}" : $"'{id}' is the id of {noun} ('{name}')";
        return command.MyInvocation.MyCommand.Parameters.ContainsKey(parameter) ? $"{what}: give it as -{parameter}." : $"{what}.";
    }

    /// <summary>Whether the session has seen an id, but as another thing than this: then it is asked for before a question about it is.</summary>
    /// <param name="wanted">What the id should name.</param>
    /// <param name="id">The id.</param>
    /// <returns>True when only other things were seen under it.</returns>
    public static bool IsOfOtherKind(SeenKind wanted, string id)
    {
        SeenItems seen = Session.Current.Seen;
        return !seen.Has(wanted, id) && s_kinds.Any(one => seen.Has(one.Kind, id));
    }

    private static bool IsGiven(PSCmdlet command, string parameter, string id) =>
        command.MyInvocation.BoundParameters.TryGetValue(parameter, out object? value)
        && (value as string == id || (value is string[] ids && ids.Contains(id)));
}
