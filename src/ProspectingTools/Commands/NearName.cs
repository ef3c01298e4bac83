using System;

namespace ProspectingTools.Commands;

/// <summary>Finds the name that somebody may have meant: a slip of a few letters, or a part of it.</summary>
/// <param name="typed">What was typed.</param>
internal sealed class NearName(string typed)
{
    private const int Longest = 80;
    private const int LettersForASlip = 4;

    private int _best = Math.Max(1, typed.Length / LettersForASlip) + 1;

    /// <summary>The closest name so far; null where none is close.</summary>
    public string? Closest { get; private set; }

    /// <summary>Looks at a name that there is.</summary>
    /// <param name="name">The name.</param>
    public void See(string name)
    {
        if (typed.Length is 0 or > Longest || name.Length is 0 or > Longest)
        {
            return;
        }

        bool isPart = typed.Length >= LettersForASlip && name.IndexOf(typed, StringComparison.OrdinalIgnoreCase) >= 0;
        int distance = isPart ? 0 : Math.Abs(name.Length - typed.Length) >= _best ? _best : Distance(typed.ToUpperInvariant(), name.ToUpperInvariant());
        if (distance < _best)
        {
            _best = distance;
            Closest = name;
        }
    }

    // Letters that are missing, too many, wrong, or two in the wrong order.
    private static int Distance(string a, string b)
    {
        int[,] steps = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    steps[i, j] = i + j;
                    continue;
                }

                int change = a[i - 1] == b[j - 1] ? 0 : 1;
                int best = Math.Min(steps[i - 1, j - 1] + change, Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1);
                steps[i, j] = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] ? Math.Min(best, steps[i - 2, j - 2] + 1) : best;
            }
        }

        return steps[a.Length, b.Length];
    }
}
