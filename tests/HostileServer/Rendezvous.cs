using System;
using System.Threading;

namespace ProspectingTools.Testing.Hostile;

/// <summary>
/// Holds requests until so many wait, and lets them go together: a round. Who keeps fewer under way than it may makes more rounds. Where no further one
/// comes for a minute, those that wait are let go as they are.
/// </summary>
public sealed class Rendezvous
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly object _gate = new();
    private int _waiting;
    private int _round;

    /// <summary>Waits for the others.</summary>
    /// <param name="size">How many make a round.</param>
    /// <returns>The number of the round, from 1.</returns>
    public int Join(int size)
    {
        lock (_gate)
        {
            int mine = _round + 1;
            _waiting++;
            if (_waiting >= size)
            {
                LetGo();
            }

            while (_round < mine)
            {
                int before = _waiting;
                if (!Monitor.Wait(_gate, s_patience) && _round < mine && _waiting == before)
                {
                    LetGo();
                }
            }

            return mine;
        }
    }

    private void LetGo()
    {
        _round++;
        _waiting = 0;
        Monitor.PulseAll(_gate);
    }
}
