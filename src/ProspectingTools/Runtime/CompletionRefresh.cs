using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client;
using ProspectingTools.Client.Http;
using ProspectingTools.Connections;

namespace ProspectingTools.Runtime;

/// <summary>
/// Asks the server what can be completed, and never lets the prompt wait for longer than <see cref="Patience"/>: an answer
/// that takes longer is there at the next Tab. Used on the runspace's thread only.
/// </summary>
/// <param name="seen">What has been seen.</param>
internal sealed class CompletionRefresh(SeenItems seen)
{
    /// <summary>The longest that a Tab waits.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    /// <summary>The longest that a question may take in the background.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);

    /// <summary>How long an answer, or a failure, is good enough.</summary>
    private static readonly TimeSpan s_freshness = TimeSpan.FromSeconds(10);

    private readonly Dictionary<SeenKind, Question> _questions = [];
    private ProspectingConnection? _connection;

    /// <summary>What can be completed, up to date as far as that goes without a wait.</summary>
    /// <param name="connection">The connection to ask; null when there is none.</param>
    /// <param name="kind">What is completed.</param>
    /// <returns>Ids and names.</returns>
    public IReadOnlyList<(string Id, string Name)> Items(ProspectingConnection? connection, SeenKind kind)
    {
        if (connection is not null)
        {
            Update(connection, kind);
        }

        return seen.Of(kind);
    }

    private void Update(ProspectingConnection connection, SeenKind kind)
    {
        if (!ReferenceEquals(connection, _connection))
        {
            _questions.Clear();
            _connection = connection;
        }

        if (!_questions.TryGetValue(kind, out Question? question) || question.IsStale)
        {
            question = new Question(connection.Client, kind);
            _questions[kind] = question;
        }

        foreach ((string? id, string? name) in question.Take())
        {
            seen.Add(kind, id, name);
        }
    }

    private sealed class Question
    {
        private readonly Stopwatch _age = Stopwatch.StartNew();
        private readonly Task<IReadOnlyList<(string? Id, string? Name)>> _answer;
        private bool _waited;
        private bool _taken;

        public Question(ProspectingClient client, SeenKind kind)
        {
            var end = new CancellationTokenSource(s_limit);

            // Off this thread: what comes before the first await, such as finding the host, may take long too.
            _answer = Task.Run(() => CompletionSource.FetchAsync(client, kind, new CallContext(null, end.Token)), end.Token);
            _answer.ContinueWith(
                task =>
                {
                    _ = task.Exception;
                    end.Dispose();
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }

        public bool IsStale => _answer.IsCompleted && (_taken || _answer.Status != TaskStatus.RanToCompletion) && _age.Elapsed > s_freshness;

        /// <summary>The answer, once; nothing while it is under way, and when there is none.</summary>
        public IReadOnlyList<(string? Id, string? Name)> Take()
        {
            if (!_waited && !_answer.IsCompleted)
            {
                // Only the first Tab waits: a server that does not answer is not waited for at each key.
                _waited = true;
                ((IAsyncResult)_answer).AsyncWaitHandle.WaitOne(Patience);
            }

            if (_taken || _answer.Status != TaskStatus.RanToCompletion)
            {
                return [];
            }

            _taken = true;
            return _answer.Result;
        }
    }
}
