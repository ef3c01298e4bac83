using System.Collections.Generic;
using System.Threading.Tasks;
using ProspectingTools.Client.Paging;

namespace ProspectingTools.Client.Tests.Support;

internal static class Pages
{
    /// <summary>Reads a list to its end into <paramref name="into"/>, so that what came before a failure stays visible.</summary>
    public static async Task DrainAsync<T>(this IPager<T> pager, List<T> into)
    {
        using (pager)
        {
            while (await pager.NextAsync() is { } page)
            {
                into.AddRange(page.Items);
            }
        }
    }

    public static async Task<List<T>> AllAsync<T>(this IPager<T> pager)
    {
        var all = new List<T>();
        await pager.DrainAsync(all);
        return all;
    }
}
