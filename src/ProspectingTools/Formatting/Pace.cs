using System;

namespace ProspectingTools.Formatting;

/// <summary>How long work still takes, by how far it has come since it was first looked at.</summary>
public sealed class Pace
{
    // Sooner, the first answers of a server would be taken for its speed.
    private static readonly TimeSpan s_leastTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_mostTime = TimeSpan.FromDays(2);

    private (TimeSpan At, double Fraction)? _first;
    private double _last;

    /// <summary>Takes note of where the work is.</summary>
    /// <param name="at">When, on a clock that only goes forward.</param>
    /// <param name="fraction">From 0 to 1; null when unknown. Less than before means that work was added: the measuring begins again.</param>
    /// <returns>The time left; null as long as nothing can be said, or when it is days.</returns>
    public TimeSpan? Remaining(TimeSpan at, double? fraction)
    {
        if (fraction is not { } known || double.IsNaN(known))
        {
            return null;
        }

        known = Math.Max(0, Math.Min(1, known));
        if (_first is not { } first || known < _last)
        {
            _first = (at, known);
            _last = known;
            return null;
        }

        _last = known;
        TimeSpan elapsed = at - first.At;
        double done = known - first.Fraction;
        if (elapsed < s_leastTime || done <= 0)
        {
            return null;
        }

        double seconds = elapsed.TotalSeconds * (1 - known) / done;
        return seconds > s_mostTime.TotalSeconds ? null : TimeSpan.FromSeconds(seconds);
    }
}
