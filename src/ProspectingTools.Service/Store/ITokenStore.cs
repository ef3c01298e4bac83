using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>Token buckets that all processes on a store take from, in the store's time. They are not kept safe: after a crash they are full.</summary>
internal interface ITokenStore
{
    /// <summary>Takes a token, if there is one.</summary>
    /// <param name="key">Whose bucket; it is full at first.</param>
    /// <param name="perSecond">How many tokens come back in a second.</param>
    /// <param name="burst">How many it holds at most.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>Whether there was one, and how many are left, with fractions.</returns>
    Task<(bool Taken, double Left)> TakeAsync(string key, double perSecond, int burst, CancellationToken cancellationToken);
}
