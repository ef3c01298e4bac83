using System;
using System.Threading.Tasks;

namespace ProspectingTools.Client.Paging;

/// <summary>Reads a list page by page: the caller pulls, and at most a few pages are read ahead.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
public interface IPager<T> : IDisposable
{
    /// <summary>The next page.</summary>
    /// <returns>The page; null when the list, or what was asked of it, is at its end.</returns>
    Task<Page<T>?> NextAsync();
}
