using System.Management.Automation;

namespace ProspectingTools.Commands;

/// <summary>A cmdlet that reads several lists: one after the other, or the next ones while the first is written.</summary>
public abstract class SeveralListsCommand : PagedCommand
{
    private SideBySide? _lists;

    /// <summary>Lists that are read at once. By default one: nothing is read before its turn.</summary>
    [Parameter]
    [ValidateRange(1, SideBySide.MostAtOnce)]
    [WholeNumber]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>What the lists are, in the plural, for the bar over several.</summary>
    private protected abstract string Lists { get; }

    /// <inheritdoc/>
    protected override void EndProcessing() => _lists?.WriteRest();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _lists?.Dispose();
    }

    /// <summary>Writes a list in its turn.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="cursor">Where to begin.</param>
    internal void EmitInOrder<T>(PagedList<T> list, string? cursor = null)
    {
        _lists ??= new SideBySide(this, ThrottleLimit, Lists);
        var writer = new PageWriter(this, Part, PageSize, Items) { Above = _lists.Total };
        _lists.Add(ThrottleLimit == 1 ? writer.InTurn(list, cursor) : writer.Ahead(list, cursor));
    }
}
