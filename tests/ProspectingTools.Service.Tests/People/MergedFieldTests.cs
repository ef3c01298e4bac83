using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Files;
using ProspectingTools.Service.People;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

/// <summary>Of each field of two records of one person: which of them counts, and what fills a gap.</summary>
public sealed class MergedFieldTests
{
    private const string Ann = "https://www.linkedin.com/in/ann";
    private const string AnnOlder = "https://www.linkedin.com/in/ann-older";
    private const string AnnById = "https://www.linkedin.com/in/ACwAAABcDeF";

    // What changes in a working life; of the rest the first record counts.
    private static readonly string[] s_newer = [nameof(Prospect.Headline), nameof(Prospect.Title)];

    public static TheoryData<string> OfPeople => [.. Fields(typeof(Prospect)).Select(property => property.Name).Except([nameof(Prospect.ProspectId), nameof(Prospect.AudienceId)])];

    public static TheoryData<string> OfCompanies => [.. Fields(typeof(Company)).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(OfPeople))]
    public void Field_of_a_person_fills_a_gap_and_stays_unless_it_changes_in_a_working_life(string name)
    {
        PropertyInfo field = typeof(Prospect).GetProperty(name)!;
        Counts(field, values => Merge(Of(With(new Prospect(), field, values.Known)), Of(With(new Prospect(), field, values.Newer))).Prospect, newer: s_newer.Contains(name));
    }

    [Theory]
    [MemberData(nameof(OfCompanies))]
    public void Field_of_a_company_fills_a_gap_and_is_replaced(string name)
    {
        PropertyInfo field = typeof(Company).GetProperty(name)!;
        Counts(
            field,
            values => Merge(Of(new() { Company = With(new Company(), field, values.Known) }), Of(new() { Company = With(new Company(), field, values.Newer) })).Prospect.Company!,
            newer: true);
    }

    [Theory]
    [InlineData("A|x", "A|x", true)]
    [InlineData("A|x", "B|x", false)]
    [InlineData("A|x", "A|y", true)]
    [InlineData("A|x", "|x", true)]
    [InlineData("A|x", "|y", false)]
    [InlineData("|x", "A|X", true)]
    [InlineData("|x", "A|y", false)]
    [InlineData("A|", "|y", true)]
    [InlineData("|x", "A|", true)]
    public void Company_is_the_same_by_its_page_and_where_one_has_none_by_its_name(string known, string newer, bool isSame)
    {
        Company company = Merge(Of(new() { Company = CompanyOf(known, website: "w") }), Of(new() { Company = CompanyOf(newer, website: null) })).Prospect.Company!;
        Assert.Equal(isSame ? "w" : null, company.Website);
    }

    [Theory]
    [InlineData("Paris|", "|FR", "Paris|FR")]
    [InlineData("|FR", "Paris|", "Paris|FR")]
    [InlineData("paris|", "Paris|FR", "paris|FR")]
    [InlineData("Paris|FR", "Paris|US", "Paris|FR")]
    [InlineData("Paris|FR", "|US", "Paris|FR")]
    [InlineData("Paris|", "Berlin|DE", "Paris|")]
    [InlineData("|FR", "Berlin|DE", "|FR")]
    [InlineData("|FR", "Paris|FR", "Paris|FR")]
    [InlineData("|", "Paris|FR", "Paris|FR")]
    public void Place_is_completed_by_the_same_place_only(string known, string newer, string merged)
    {
        ProspectLocation place = Merge(Of(new() { Location = Place(known) }), Of(new() { Location = Place(newer) })).Prospect.Location!;
        Assert.Equal(merged, $"{place.Text}|{place.CountryCode}");
    }

    [Fact]
    public void Place_and_company_fill_a_gap_whichever_record_has_them()
    {
        var full = new Prospect { Location = Place("Paris|FR"), Company = CompanyOf("A|x", website: "w") };
        foreach (Prospect merged in new[] { Merge(Of(full), Of(new())).Prospect, Merge(Of(new()), Of(full)).Prospect })
        {
            Assert.Equal(("Paris", "FR", "A", "x", "w"), (merged.Location?.Text, merged.Location?.CountryCode, merged.Company?.LinkedinUrl, merged.Company?.Name, merged.Company?.Website));
        }

        Prospect neither = Merge(Of(new()), Of(new())).Prospect;
        Assert.Null(neither.Location);
        Assert.Null(neither.Company);
    }

    [Theory]
    [InlineData(AnnById, Ann, Ann)]
    [InlineData(Ann, AnnById, Ann)]
    [InlineData(Ann, AnnOlder, Ann)]
    [InlineData(AnnById, "https://www.linkedin.com/in/ACoAAABcDeF", AnnById)]
    public void Public_address_is_shown_rather_than_an_id(string known, string newer, string shown)
    {
        Prospect merged = Merge(Of(new() { LinkedinUrl = known, PublicIdentifier = known[^3..] }), Of(new() { LinkedinUrl = newer, PublicIdentifier = newer[^3..] })).Prospect;
        Assert.Equal((shown, shown[^3..]), (merged.LinkedinUrl, merged.PublicIdentifier));
    }

    [Theory]
    [InlineData(Ann, null, Ann, null, null, "")]
    [InlineData(Ann, null, AnnOlder, null, null, AnnOlder)]
    [InlineData(Ann, null, AnnById, null, null, "")]
    [InlineData(Ann, null, "urn:name:ann", null, null, "")]
    [InlineData(Ann, null, Ann, "ACwAAABcDeF", "ACwAAABcDeF", "")]
    [InlineData(Ann, "ACwAAABcDeF", Ann, "ACwAAABcDeF", "ACwAAABcDeF", "")]
    [InlineData(Ann, "ACwAAABcDeF", Ann, "ACoAAABcDeF", "ACwAAABcDeF", "ACoAAABcDeF")]
    [InlineData(Ann, "ACwAAABcDeF", Ann, "seven", "ACwAAABcDeF", "")]
    [InlineData(Ann, "ACwAAABcDeF", Ann, null, "ACwAAABcDeF", "")]
    public void Address_and_id_of_the_newer_record_are_further_names(string known, string? knownId, string newer, string? newerId, string? id, string others)
    {
        Person merged = Merge(new Person(known, knownId, new()), new Person(newer, newerId, new()));
        Assert.Equal((known, id, others), (merged.ProfileUrl, merged.ProviderId, string.Join(' ', merged.OtherAddresses)));
    }

    [Fact]
    public void Further_names_of_both_stay_each_once()
    {
        Person merged = Merge(Of(new()) with { OtherAddresses = ["a", "b"] }, Of(new()) with { OtherAddresses = ["b", "c"] });
        Assert.Equal(["a", "b", "c"], merged.OtherAddresses);
    }

    [Fact]
    public void Fields_that_nobody_knows_are_united_and_the_newer_value_counts()
    {
        ExtraFields both = Merge(Of(new() { Extra = new() { ["a"] = 1, ["b"] = 1 } }), Of(new() { Extra = new() { ["b"] = 2, ["c"] = 2 } })).Prospect.Extra!;
        Assert.Equal([("a", 1), ("b", 2), ("c", 2)], both.Select(field => (field.Key, (int)field.Value!)).Order());
        Assert.Equal(["a"], Merge(Of(new() { Extra = new() { ["a"] = 1 } }), Of(new())).Prospect.Extra!.Keys);
        Assert.Equal(["a"], Merge(Of(new()), Of(new() { Extra = new() { ["a"] = 1 } })).Prospect.Extra!.Keys);
    }

    private static void Counts(PropertyInfo field, Func<(object? Known, object? Newer), object> merge, bool newer)
    {
        (object one, object other) = field.PropertyType == typeof(string) ? ("one", "other") : field.PropertyType == typeof(long?) ? (1L, 2L) : ((object)true, (object)false);
        Assert.Equal(one, field.GetValue(merge((one, null))));
        Assert.Equal(one, field.GetValue(merge((null, one))));
        Assert.Equal(newer ? other : one, field.GetValue(merge((one, other))));
        Assert.Null(field.GetValue(merge((null, null))));
    }

    private static IEnumerable<PropertyInfo> Fields(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(field => field.CanWrite && (Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType) is var kind && (kind == typeof(string) || kind == typeof(bool) || kind == typeof(long)));

    private static T With<T>(T target, PropertyInfo field, object? value)
        where T : class
    {
        field.SetValue(target, value);
        return target;
    }

    private static Person Merge(Person known, Person newer) => PersonMerge.Merge(known, newer);

    private static Person Of(Prospect prospect) => new(Ann, null, prospect);

    private static Company CompanyOf(string pageAndName, string? website)
    {
        (string? page, string? name) = Parts(pageAndName);
        return new Company { LinkedinUrl = page, Name = name, Website = website };
    }

    private static ProspectLocation Place(string textAndCountry)
    {
        (string? text, string? country) = Parts(textAndCountry);
        return new ProspectLocation { Text = text, CountryCode = country };
    }

    private static (string? First, string? Second) Parts(string text)
    {
        string?[] parts = [.. text.Split('|').Select(part => part.Length == 0 ? null : part)];
        return (parts[0], parts[1]);
    }
}
