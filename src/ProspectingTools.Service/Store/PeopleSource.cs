using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Service.Store;

/// <summary>A place to take people from, in a fixed order by position.</summary>
internal abstract record PeopleSource
{
    /// <summary>The people that a query finds, in directory order.</summary>
    internal sealed record Query(QueryNode Filter) : PeopleSource;

    /// <summary>The members of a lead list.</summary>
    internal sealed record LeadList(string Id) : PeopleSource;

    /// <summary>The people who commented on a post.</summary>
    internal sealed record Post(string Url) : PeopleSource;
}
