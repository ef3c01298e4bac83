using System.Collections.Generic;

namespace ProspectingTools.Service.Sample;

/// <summary>
/// SplitMix64: a sequence that depends on its seed alone, on every machine and runtime, so that sample people never change
/// under a user's scripts. (System.Random promises no such thing.)
/// </summary>
internal struct SampleRandom
{
    private ulong _state;

    public SampleRandom(int seed, string purpose, long index = 0)
    {
        // FNV-1a keeps the streams of different purposes apart; string.GetHashCode changes with every process.
        ulong hash = 14695981039346656037;
        foreach (char c in purpose)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        _state = hash ^ ((ulong)(uint)seed << 32) ^ (ulong)index;
        Next();
        _state ^= (ulong)index * 0x9E3779B97F4A7C15;
    }

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to below <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
