using System;
using System.Linq;
using System.Security.Cryptography;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Http;

public sealed class CursorTests
{
    private readonly Cursors _cursors = new(RandomNumberGenerator.GetBytes(Cursors.SecretLength));

    [Fact]
    public void Cursor_comes_back_as_the_position_of_its_list_or_is_never_made()
    {
        foreach (long position in Longs.All(new Random(1)).Take(2_000))
        {
            if (position < 0)
            {
                Assert.Throws<ArgumentOutOfRangeException>(() => _cursors.Write("jobs:a:", position));
            }
            else
            {
                Assert.Equal(position, _cursors.Read("jobs:a:", _cursors.Write("jobs:a:", position)));
            }
        }
    }

    [Fact]
    public void First_page_needs_no_cursor() => Assert.Equal(((long?)null, (long?)null), (_cursors.Read("x", null), _cursors.Read("x", "")));

    [Fact]
    public void Changed_cut_or_foreign_cursors_are_refused()
    {
        string cursor = _cursors.Write("prospects:a", 100);
        string[] changed = [.. Enumerable.Range(0, cursor.Length).Select(i => cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..])];
        foreach (string bad in changed.Append(cursor[..^1]).Append(cursor + "A").Append("!").Append(new string('A', 5000)))
        {
            AssertRefused(_cursors, "prospects:a", bad);
        }

        AssertRefused(_cursors, "prospects:b", cursor);
        AssertRefused(new Cursors(RandomNumberGenerator.GetBytes(Cursors.SecretLength)), "prospects:a", cursor);
    }

    [Fact]
    public void Position_beyond_the_end_of_its_list_is_refused_though_it_is_signed()
    {
        Assert.Equal(9, _cursors.Read("x", _cursors.Write("x", 9), last: 9));
        AssertRefused(_cursors, "x", _cursors.Write("x", 10), last: 9);
    }

    [Fact]
    public void Ids_are_24_digits_grow_and_never_come_twice()
    {
        string[] ids = [.. Enumerable.Range(0, 10_000).Select(_ => Ids.New())];
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{24}$", id));
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    private static void AssertRefused(Cursors cursors, string list, string cursor, long last = long.MaxValue)
    {
        RuleException refused = Assert.Throws<RuleException>(() => cursors.Read(list, cursor, last));
        Assert.Equal((RefusalCode.Invalid, "cursor"), (refused.Code, refused.Fields[0].Field));
    }
}
