using System;

namespace ProspectingTools.Contracts.Text;

/// <summary>LinkedIn's names for its own things, <c>urn:li:kind:id</c>, as pages and exports show them.</summary>
internal static class LinkedInUrn
{
    private const string Origin = "https://www.linkedin.com";

    /// <summary>The profile that a URN names; null when it names none that has an address.</summary>
    public static string? Profile(string urn)
    {
        (string kind, string id) = Split(urn);
        return kind switch
        {
            "fs_salesprofile" or "fs_saleslead" or "fsd_salesprofile" => LinkedInSlug.SalesId(id) is { } lead ? $"{Origin}/sales/lead/{lead}" : null,
            "fsd_profile" or "fs_profile" or "fs_miniprofile" or "fs_normalized_profile" or "fsd_profilecard" or "fs_profileview" or "fs_memberbadges"
                or "fsd_memberrelationship" or "fsd_connection" or "fs_relconnection" or "fsd_profilestatefulaction" or "fs_contactinfo" or "member" or "person"
                => LinkedInSlug.Unescape(id).TrimStart('(').Split(',')[0] is var member && LinkedInSlug.TrimProse(member) is var clean && LinkedInSlug.IsProviderId(clean)
                    ? $"{Origin}/in/{clean}"
                    : null,
            _ => null,
        };
    }

    /// <summary>The page that a URN names; null when it names no company.</summary>
    public static string? Company(string urn)
    {
        (string kind, string id) = Split(urn);
        string? path = kind switch
        {
            "organization" or "company" or "fs_company" or "fsd_company" or "fs_salescompany" or "fs_minicompany" or "fs_normalized_company"
                or "organizationbrand" or "fs_organization" or "fsd_organization" or "fs_followinginfo" => "company",
            "school" or "fs_school" or "fsd_school" or "fs_minischool" or "fs_normalized_school" => "school",
            _ => null,
        };
        string number = LinkedInSlug.TrimProse(LinkedInSlug.Unescape(id).TrimStart('(').Split(',')[0]);
        return path is null ? null : LinkedInSlug.Company(number) is { } clean ? $"{Origin}/{path}/{clean}" : null;
    }

    /// <summary>The post that a URN names; null when it names none.</summary>
    public static string? Post(string urn)
    {
        string plain = LinkedInSlug.TrimProse(LinkedInSlug.Unescape(urn));
        (string kind, string id) = Split(plain);

        // An update or a comment holds its post: urn:li:fsd_update:(urn:li:activity:7,…), urn:li:comment:(activity:7,8).
        if (id.StartsWith("(", StringComparison.Ordinal))
        {
            string inner = id.Substring(1).Split(',')[0];
            return kind is "fsd_update" or "fs_updatev2" or "fs_feedupdate" or "comment" or "fsd_comment" or "fs_socialdetail" or "fsd_socialdetail"
                ? Post(inner.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) ? inner : "urn:li:" + inner)
                : null;
        }

        string? name = kind switch
        {
            "activity" or "share" => kind,
            "ugcpost" => "ugcPost",
            "grouppost" => "groupPost",
            "fs_feedupdate" when id.StartsWith("activity:", StringComparison.OrdinalIgnoreCase) => "activity",
            _ => null,
        };
        string? clean = name is null ? null : LinkedInSlug.Post(id.Substring(id.LastIndexOf(':') + 1));
        return clean is null ? null : $"{Origin}/feed/update/urn:li:{name}:{clean}";
    }

    /// <summary>The kind of thing, in small letters.</summary>
    public static string KindOf(string urn) => Split(urn).Kind;

    private static (string Kind, string Id) Split(string urn)
    {
        string[] parts = LinkedInSlug.Unescape(urn).Split([':'], 4);
        return parts.Length == 4 ? (parts[2].ToLowerInvariant(), parts[3]) : (string.Empty, string.Empty);
    }
}
