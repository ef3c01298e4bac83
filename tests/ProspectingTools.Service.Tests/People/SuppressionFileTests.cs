using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files.Suppression;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

/// <summary>Anyone in a suppression file is recognised, however the line is written; a line that says nothing is an error that names it.</summary>
public sealed class SuppressionFileTests
{
    private static readonly string[] s_domains = ["acme.example", "münchen-büro.de", "example.co.uk", "пример.рф", "a-b.c-d.io"];

    [Fact]
    public async Task Every_spelling_names_the_same_and_nobody_else()
    {
        int seed = Seed.Next();
        var random = new Random(seed);
        for (int run = 0; run < 300; run++)
        {
            string person = $"some-name-{random.Next(30)}";
            string email = $"first.last{random.Next(30)}@{s_domains[random.Next(3)]}";
            string domain = s_domains[random.Next(s_domains.Length)];
            string[] lines = [Decorated(Spelt(person, random), random), "# nobody", "", Decorated(SpeltEmail(email, random), random), Decorated(SpeltDomain(domain, random), random)];
            SuppressionList list = await ReadAsync(string.Join(random.Next(2) == 0 ? "\n" : "\r\n", lines.OrderBy(_ => random.Next())), random.Next(2) == 0);

            string because = $"seed {seed}, run {run}: {string.Join(" | ", lines)}";
            Assert.True(list.HasProfile($"https://www.linkedin.com/in/{person}"), because);
            Assert.True(list.HasEmail(email.ToUpperInvariant()), because);
            Assert.True(list.HasEmail($"x@{domain}") && list.HasEmail($"x@mail.{domain}"), because);
            Assert.True(list.Has(new Prospect { Company = new Company { Website = $"https://www.{domain}/about" } }), because);
            Assert.False(list.HasProfile($"https://www.linkedin.com/in/{person}x"), because);
            Assert.False(list.HasEmail($"x@not{domain}") || list.HasEmail($"x@{domain}.evil.example"), because);
        }
    }

    [Theory]
    [InlineData("jane@acme.example\nJane Smith\n", 2)]
    [InlineData("# list\n\nhttps://www.linkedin.com/company/acme\n", 3)]
    [InlineData("acme\n", 1)]
    [InlineData("jane@acme\n", 1)]
    [InlineData("a@acme.example, b@acme.example\n", 1)]
    [InlineData("127.0.0.1\n", 1)]
    [InlineData("linkedin.com\n", 1)]
    [InlineData("Email,Name\na@acme.example,Ann\n,Bob\n", 3)]
    [InlineData("Email;Name\na@acme.example;Ann\nno address;Bob\n", 3)]
    [InlineData("[{\"name\":\"Ann\"}]", 1)]
    public async Task What_cannot_be_understood_is_an_error_that_names_the_line(string text, int line)
    {
        SuppressionException e = await Assert.ThrowsAsync<SuppressionException>(() => ReadAsync(text, mark: false));
        Assert.Contains($"line {line}:", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("First Name,Last Name,Email,Company Domain\nAnn,Lee,ann@acme.example,other.example\n")]
    [InlineData("sep=;\nVorname;Nachname;E-Mail-Adresse\nAnn;Lee;ann@acme.example\n")]
    [InlineData("email\nann@acme.example\n")]
    [InlineData("{\"name\":\"Ann\",\"email\":\"ann@acme.example\"}\n")]
    public async Task Tables_of_people_name_the_people_and_not_their_companies(string text)
    {
        SuppressionList list = await ReadAsync(text, mark: true);
        Assert.True(list.HasEmail("ann@acme.example"));
        Assert.False(list.HasEmail("bob@acme.example") || list.HasEmail("bob@other.example"));
    }

    [Fact]
    public async Task A_table_of_domains_names_domains()
    {
        SuppressionList list = await ReadAsync("Domain,Reason\nacme.example,asked\n*.other.example,asked\n", mark: false);
        Assert.True(list.HasEmail("x@sub.acme.example") && list.HasEmail("x@other.example"));
        Assert.Equal(2, list.Count);
    }

    [Fact]
    public async Task A_file_is_read_again_when_it_has_changed_and_one_that_was_named_must_be_there()
    {
        using var folder = new TempFolder();
        string path = Path.Combine(folder.Path, "suppressions.txt");
        Assert.Equal(0, (await new SuppressionSource(path, isOptional: true).CurrentAsync(CancellationToken.None)).Count);
        var named = new SuppressionSource(path, isOptional: false);
        await Assert.ThrowsAsync<SuppressionException>(() => named.CurrentAsync(CancellationToken.None));
        await File.WriteAllTextAsync(path, "a@acme.example\n", TestContext.Current.CancellationToken);
        Assert.Equal(1, (await named.CurrentAsync(CancellationToken.None)).Count);
        await File.WriteAllTextAsync(path, "a@acme.example\nacme.example\n", TestContext.Current.CancellationToken);
        Assert.Equal(2, (await named.CurrentAsync(CancellationToken.None)).Count);
    }

    private static Task<SuppressionList> ReadAsync(string text, bool mark) => SuppressionFile.ReadAsync(
        "people.txt", new MemoryStream([.. mark ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text)]), CancellationToken.None);

    private static string Decorated(string line, Random random) => random.Next(5) switch
    {
        0 => $"  {line}\t",
        1 => $"{line} # asked on Monday",
        2 => $"\"{line}\"",
        _ => line,
    };

    private static string Spelt(string person, Random random) => random.Next(5) switch
    {
        0 => $"linkedin.com/in/{person}",
        1 => $"HTTPS://de.LinkedIn.com/in/{person.ToUpperInvariant()}/?trk=x#y",
        2 => $"https://www.linkedin.com/in/{person}/en",
        3 => $"http://m.linkedin.com/in/{person}",
        _ => $"https://www.linkedin.com/in/{person}",
    };

    private static string SpeltEmail(string email, Random random) => random.Next(4) switch
    {
        0 => email.ToUpperInvariant(),
        1 => $"mailto:{email}",
        2 => $"First Last <{email}>",
        _ => email,
    };

    private static string SpeltDomain(string domain, Random random)
    {
        string host = random.Next(2) == 0 ? domain : new System.Globalization.IdnMapping().GetAscii(domain);
        return random.Next(8) switch
        {
            0 => "@" + host,
            1 => "*." + host,
            2 => "*@" + host,
            3 => host.ToUpperInvariant(),
            4 => $"https://www.{host}/about?x=1",
            5 => host + ".",
            6 => "www." + host,
            _ => host,
        };
    }
}
