
namespace ProspectingTools.Service.Store;

/// <summary>A page of prospects that was copied out as JSON.</summary>
internal readonly record struct ProspectPage(int Count, long LastPosition, bool HasMore)
{
    /// <summary>The greatest position of a prospect in an audience; the first one has 1.</summary>
    public const long MaxPosition = uint.MaxValue;
}
