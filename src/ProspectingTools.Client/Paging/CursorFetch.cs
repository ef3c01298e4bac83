using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts;

namespace ProspectingTools.Client.Paging;

/// <summary>Reads one page of a cursor list.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
/// <param name="cursor">The page's cursor; null for the first.</param>
/// <param name="limit">The page's size.</param>
/// <param name="context">The observer, and the cancellation.</param>
/// <returns>The page.</returns>
public delegate Task<CursorPage<T>> CursorFetch<T>(string? cursor, int limit, CallContext context);
