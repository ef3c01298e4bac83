using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Files;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

/// <summary>
/// The numbers that our own exports give to people say nothing of them: they are not taken, and that is no reason for a warning. A number
/// of somebody else's list is kept.
/// </summary>
public sealed class OwnNumbersTests
{
    [Theory]
    [InlineData("ProspectId,Name,LinkedinUrl,AudienceId\np,Ann,linkedin.com/in/ann,a\n", PeopleFormat.Csv, "ProspectId,AudienceId", "")]
    [InlineData("{\"id\":\"p\",\"name\":\"Ann\",\"linkedinUrl\":\"https://www.linkedin.com/in/ann\",\"emails\":[]}\n", PeopleFormat.JsonLines, "id", "")]
    [InlineData("{\"id\":\"p\",\"name\":\"Ann\",\"linkedinUrl\":\"https://www.linkedin.com/in/ann\",\"publicIdentifier\":\"ann\"}\n", PeopleFormat.JsonLines, "id", "")]
    [InlineData("Id,Name,LinkedIn URL\n003A,Ann,linkedin.com/in/ann\n", PeopleFormat.Csv, "", "Id")]
    [InlineData("Record ID,Name,LinkedIn URL\n7,Ann,linkedin.com/in/ann\n", PeopleFormat.Csv, "", "Record ID")]
    public async Task Only_our_own_numbers_are_passed_over(string text, PeopleFormat format, string passedOver, string kept)
    {
        using PeopleReader reader = new(new MemoryStream(Encoding.UTF8.GetBytes(text)), format, ColumnMap.Empty);
        PersonRow row = (await reader.ReadAsync(CancellationToken.None))!.Value;

        Assert.Equal(passedOver, string.Join(',', reader.Report.Columns.Where(column => column.Field == "(not imported)").Select(column => column.Header)));
        Assert.Equal(kept, string.Join(',', reader.Report.Columns.Where(column => column.Field is null).Select(column => column.Header)));
        Assert.All(reader.Report.Columns.Where(column => column.Field is null), column => Assert.NotEmpty(column.Example!));
        Assert.Equal(kept.Length == 0 ? 0 : 1, row.Person!.Prospect.Extra?.Count ?? 0);
    }
}
