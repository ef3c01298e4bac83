using System;
using System.IO;
using ProspectingTools.Service.Tests.People;
using Xunit;

namespace ProspectingTools.Service.Tests.Search;

public sealed class SearchesPageTests
{
    // PROSPECTING_WRITE_DOCS=1 writes the page again.
    [Fact]
    public void Page_is_what_the_data_files_say()
    {
        string path = Path.GetFullPath(Path.Combine(PeopleFile.Path("."), "..", "..", "docs", "searches.md"));
        if (Environment.GetEnvironmentVariable("PROSPECTING_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, SearchesPage.Text());
        }

        Assert.Equal(SearchesPage.Text(), File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal));
    }
}
