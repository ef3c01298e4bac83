
namespace ProspectingTools.Client.Http;

/// <summary>What an entry of the call log says.</summary>
public enum CallLogKind
{
    /// <summary>A request was answered or failed.</summary>
    Request,

    /// <summary>A request will be sent again after a wait.</summary>
    Retry,

    /// <summary>Something that the user should be able to see.</summary>
    Note,

    /// <summary>Something that the user must see.</summary>
    Warning,
}
