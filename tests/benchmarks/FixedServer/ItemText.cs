using System.Globalization;

namespace ProspectingTools.Benchmarks.Fixed;

/// <summary>Fictional items: every field of the references' examples, none real.</summary>
internal static class ItemText
{
    private static readonly string[] s_first = ["Ada", "Björn", "Chiara", "Dmitri", "Élodie", "Fatima", "George", "Hana"];
    private static readonly string[] s_last = ["Alvarez", "Bianchi", "Cohen", "Dubois", "Eriksen", "Fischer", "García", "Haddad", "Ito"];
    private static readonly string[] s_titles = ["VP Engineering", "Platform Engineer", "Head of Sales", "Data Scientist", "Chief of Staff"];

    /// <summary>A prospect of about 1.2 KB (prospecting-api.md, "Prospect").</summary>
    public static string Prospect(int n)
    {
        string first = s_first[n % s_first.Length], last = s_last[n % s_last.Length], title = s_titles[n % s_titles.Length];
        string id = n.ToString("D6", CultureInfo.InvariantCulture);
        int company = n % 500;
        return $$"""
            {"id":"prs_01hv9k3z{{id}}","firstName":"{{first}}","lastName":"{{last}}","name":"{{first}} {{last}}","headline":"{{title}} at Example {{company}} | builds what others only plan","about":"Twenty years of work on systems that must not stop. Before that, a shop for bicycles. Writes about teams, queues and patience.","photoUrl":"https://media.example.com/photos/{{id}}/profile-400x400.jpg","linkedinUrl":"https://www.linkedin.com/in/person-{{id}}","publicIdentifier":"person-{{id}}","company":{"name":"Example {{company}}","linkedinIdentifier":"example-{{company}}","linkedinUrl":"https://www.linkedin.com/company/example-{{company}}","industry":"Software Development","website":"https://example-{{company}}.example.com","size":"201-500","location":"Lyon, France","about":"Makes tools for people who move things.","logoUrl":"https://media.example.com/logos/{{company}}.png","founded":"2009","type":"Privately Held","specialties":"logistics, planning, software","followerCount":{{1000 + n}},"tagline":"Things, moved"},"title":"{{title}}","location":{"text":"Lyon, Auvergne-Rhône-Alpes, France","countryCode":"FR"},"emails":[{"email":"person.{{id}}@example-{{company}}.example.com","deliverable":"deliverable","qualityScore":"0.97"}],"premium":{{(n % 3 == 0 ? "true" : "false")}},"isOpenProfile":false,"connectionStatus":"not_connected","chatStatus":"none"}
            """;
    }

    /// <summary>A contact of about 0.5 KB (contact-lists-api.md, "Contact object").</summary>
    public static string Contact(int n)
    {
        string first = s_first[n % s_first.Length], last = s_last[n % s_last.Length], title = s_titles[n % s_titles.Length];
        string id = n.ToString("D12", CultureInfo.InvariantCulture);
        return $$"""
            {"id":"7c3e1b52-0000-4000-8000-{{id}}","listId":"7c3e1b52-1111-4000-8000-000000000001","baseContactId":"7c3e1b52-2222-4000-8000-{{id}}","firstName":"{{first}}","lastName":"{{last}}","fullName":"{{first}} {{last}}","headline":"{{title}} at Example {{n % 500}}","role":"{{title}}","companyName":"Example {{n % 500}}","location":"Lyon, France","seniority":["Senior"],"linkedInSalesNavigatorProfileUrl":"https://www.linkedin.com/sales/lead/{{id}}","createdAt":"2026-01-15T10:30:00Z"}
            """;
    }
}
