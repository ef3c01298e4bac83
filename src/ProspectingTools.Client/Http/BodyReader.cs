using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Client.Http;

/// <summary>Reads a good answer.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <param name="answer">The answer.</param>
/// <param name="cancellationToken">Ends the read.</param>
/// <returns>What it holds.</returns>
internal delegate Task<T> BodyReader<T>(KeyedResponse answer, CancellationToken cancellationToken);
