using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ProspectingTools.Client.Tests.Starts;

/// <summary>A list of addresses as somebody keeps one: it grows, shrinks, is sorted, has typos that are mended later.</summary>
internal sealed class AddressList
{
    private readonly Random _random;
    private List<string> _current;
    private int _made;

    public AddressList(Random random)
    {
        _random = random;
        _current = Make(_random.Next(3) switch { 0 => _random.Next(1, 40), 1 => 998 + _random.Next(5), _ => _random.Next(1, 3) * 1000 + _random.Next(-1, 300) });
    }

    public IReadOnlyList<string> Current => _current;

    /// <summary>What happened to the list since it was started last: most often nothing, or growth at its end.</summary>
    public void Change()
    {
        int place = _random.Next(_current.Count);
        switch (_random.Next(12))
        {
            case 0 or 1 or 2:
                _current.AddRange(Make(_random.Next(2) == 0 ? 1 : _random.Next(1, 1200)));
                break;
            case 3:
                _current.InsertRange(place, Make(_random.Next(1, 3)));
                break;
            case 4:
                _current.RemoveAt(place);
                _current.AddRange(Make(1));
                break;
            case 5:
                _current = _current.OrderBy(_ => _random.Next()).ToList();
                break;
            case 6:
                // The same people in another spelling, and one of them twice.
                _current = _current.Select(Respelled).Append(_current[place]).ToList();
                break;
            case 7:
                // A typo, mended one way or the other by a later change.
                _current[place] = _current[place].Replace("/in/", "/inn/", StringComparison.Ordinal);
                break;
            case 8:
                _current = _current.Select(address => address.Replace("/inn/", "/in/", StringComparison.Ordinal)).ToList();
                break;
            case 9:
                _current = _current.Take(Math.Max(1, place)).ToList();
                break;
        }
    }

    private string Respelled(string address) => _random.Next(3) switch
    {
        0 => address.ToUpperInvariant().Replace("HTTPS", "https", StringComparison.Ordinal),
        1 => address + "?trk=x",
        _ => address,
    };

    private List<string> Make(int count) =>
        Enumerable.Range(0, count).Select(_ => string.Create(CultureInfo.InvariantCulture, $"https://www.linkedin.com/in/person-{_made++}")).ToList();
}
