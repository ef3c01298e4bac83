using System.Linq;
using ProspectingTools.Service.Rules;
using Xunit;

namespace ProspectingTools.Service.Tests.Rules;

public sealed class CursorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(long.MaxValue)]
    public void Cursor_comes_back_as_the_position_of_its_list(long position) =>
        Assert.Equal(position, Cursors.Read("jobs:a:", Cursors.Write("jobs:a:", position), start: -1));

    [Fact]
    public void First_page_needs_no_cursor() => Assert.Equal((7L, 7L), (Cursors.Read("x", null, 7), Cursors.Read("x", "", 7)));

    [Fact]
    public void Changed_cut_or_foreign_cursors_are_refused()
    {
        string cursor = Cursors.Write("prospects:a", 100);
        string[] changed = [.. Enumerable.Range(0, cursor.Length - 1).Select(i => cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..])];
        foreach (string bad in changed.Append(cursor[..^1]).Append(cursor + "A").Append("!").Append(new string('A', 5000)))
        {
            Assert.Equal("cursor", Assert.Throws<ApiException>(() => Cursors.Read("prospects:a", bad, 0)).Fields[0].Field);
        }

        Assert.Throws<ApiException>(() => Cursors.Read("prospects:b", cursor, 0));
    }

    [Fact]
    public void Ids_are_24_digits_grow_and_never_come_twice()
    {
        string[] ids = [.. Enumerable.Range(0, 10_000).Select(_ => Ids.New())];
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{24}$", id));
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }
}
