using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts;

namespace ProspectingTools.Client.Paging;

/// <summary>Reads one page of an offset list.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
/// <param name="offset">Items to skip.</param>
/// <param name="limit">The page's size.</param>
/// <param name="context">The observer, and the cancellation.</param>
/// <returns>The page.</returns>
public delegate Task<OffsetPage<T>> OffsetFetch<T>(long offset, int limit, CallContext context);
