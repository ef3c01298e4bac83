using System.Linq;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Search;

/// <summary>
/// Employers: by their page, or by name. A number alone says nothing, because the directory knows few of LinkedIn's numbers;
/// beside a name it finds those whose page is known by number.
/// </summary>
internal static class CompanyReading
{
    public static QueryNode? Read(FilterValue value, SearchFindings findings)
    {
        if (value.Text is { } text && LinkedInUrl.TryNormalizeCompany(text.Text, out string? page))
        {
            return QueryNode.OneOf(CodeField.CompanyUrl, [page]);
        }

        if (value.Text is null)
        {
            findings.Ignore(value.Name, value.Shown, "the directory knows no company by this number, and the address does not give its name");
            return null;
        }

        if (value.Id is null)
        {
            return TextReading.Boolean(value, TextField.Company, findings);
        }

        return TextReading.Phrase(value, TextField.Company, findings) is not { } name ? null
            : value.Id.All(char.IsDigit) && LinkedInUrl.TryNormalizeCompany("https://www.linkedin.com/company/" + value.Id, out string? numbered)
                ? QueryNode.AnyOf([name, QueryNode.OneOf(CodeField.CompanyUrl, [numbered])])
                : name;
    }
}
