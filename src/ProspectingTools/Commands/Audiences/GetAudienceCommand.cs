using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Gets audiences, by id or by name. One that a job still fills is not in the list.</summary>
[Cmdlet(VerbsCommon.Get, "Audience", DefaultParameterSetName = ListSet)]
[OutputType(typeof(Audience))]
public sealed class GetAudienceCommand : PagedCommand
{
    private const string ListSet = "List";
    private const string IdSet = "AudienceId";

    /// <summary>The audiences.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.AudienceIdCompleter))]
    public string[] AudienceId { get; set; } = [];

    /// <summary>Names, with wildcards; all when left out.</summary>
    [Parameter(Position = 0, ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.AudienceNameCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    private protected override string Items => "audiences";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
        {
            RunTerminating(Name, List);
            return;
        }

        foreach (string id in AudienceId)
        {
            RunPerInput(id, () =>
            {
                Audience audience = Await(Client.GetAudienceAsync(id, Context)).Value;
                Remember(audience);
                Emit(audience);
            });
        }
    }

    private void List()
    {
        var filter = new NameFilter(Name, "audience", "Get-Audience");
        if (filter.IsEmpty)
        {
            EmitPages(options => Client.GetAudiences(options, Context), Remember);
        }
        else
        {
            EmitMatches(options => Client.GetAudiences(options, Context), filter, audience => audience.Name, Remember);
        }
    }

    private static void Remember(Audience audience) => Session.Current.Seen.Add(SeenKind.Audience, audience.AudienceId, audience.Name);
}
