using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>A <see cref="RateGate"/> beside the few lines that say what it promises; both get the same events.</summary>
internal sealed class RateGateModel
{
    private const int AnswersBeforeMore = 8;

    private readonly TestTime _time = TestTime.Standing();
    private readonly Recorder _recorder = new();
    private readonly RateGate _gate;
    private readonly List<Read> _waiting = [];
    private readonly List<Read> _sent = [];
    private readonly List<Read> _cancelled = [];
    private int _allowed = int.MaxValue;
    private int _answered;
    private int _notes;
    private TimeSpan _closedUntil;

    public RateGateModel() => _gate = new RateGate(_time);

    /// <summary>Reads that are sent and have no answer yet.</summary>
    public int Sent => _sent.Count;

    /// <summary>Reads that wait.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>A read comes; those that were refused most often go first, and of those the one that came first.</summary>
    public void Enter(int attempt)
    {
        var cancel = new CancellationTokenSource();
        _notes += attempt == 1 && _closedUntil > _time.Elapsed ? 1 : 0;
        int place = _waiting.FindIndex(other => other.Attempt < attempt);
        var read = new Read(attempt, _gate.EnterAsync(attempt, _recorder.Context(cancel.Token)), cancel);
        _waiting.Insert(place < 0 ? _waiting.Count : place, read);
        Admit();
    }

    /// <summary>A read is answered: with every eight for each that is allowed, one more is.</summary>
    public void Answer(Random random)
    {
        _sent.RemoveAt(random.Next(_sent.Count));
        if (_allowed != int.MaxValue && ++_answered >= AnswersBeforeMore * _allowed)
        {
            _allowed++;
            _answered = 0;
        }

        _gate.Answered();
        Admit();
    }

    /// <summary>A read is refused: from then on one goes after the other, not before the server wants.</summary>
    public void Refuse(Random random, TimeSpan? delay)
    {
        _sent.RemoveAt(random.Next(_sent.Count));
        _allowed = 1;
        _answered = 0;
        TimeSpan until = _time.Elapsed + (delay ?? TimeSpan.Zero);
        _closedUntil = until > _closedUntil ? until : _closedUntil;
        _gate.Refused(delay);
        Admit();
    }

    /// <summary>A read ends in another way.</summary>
    public void Leave(Random random)
    {
        _sent.RemoveAt(random.Next(_sent.Count));
        _gate.Left();
        Admit();
    }

    /// <summary>A read that waits is cancelled: it takes nobody's place.</summary>
    public void Cancel(Random random)
    {
        Read read = _waiting[random.Next(_waiting.Count)];
        _waiting.Remove(read);
        _cancelled.Add(read);
        read.Cancellation.Cancel();
    }

    public void Pass(TimeSpan time)
    {
        _time.Advance(time);
        Admit();
    }

    /// <summary>Fails unless those reads were let through that should be, and no other.</summary>
    public async Task CheckAsync(string because)
    {
        await Task.WhenAll(_sent.Select(read => read.Entered)).WaitAsync(TestTime.Patience);
        Assert.True(_waiting.TrueForAll(read => !read.Entered.IsCompleted), because);
        foreach (Read read in _cancelled)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.Entered.WaitAsync(TestTime.Patience));
        }

        Assert.True(_recorder.Notes.Count == _notes, because);
    }

    private void Admit()
    {
        while (_waiting.Count > 0 && _sent.Count < _allowed && _time.Elapsed >= _closedUntil)
        {
            _sent.Add(_waiting[0]);
            _waiting.RemoveAt(0);
        }
    }

    private sealed record Read(int Attempt, Task Entered, CancellationTokenSource Cancellation);
}
