using System.Threading.Tasks;

namespace ProspectingTools.Client.Paging;

/// <summary>A list of which nothing is wanted.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
public sealed class NoPages<T> : IPager<T>
{
    /// <inheritdoc/>
    public Task<Page<T>?> NextAsync() => Task.FromResult<Page<T>?>(null);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
