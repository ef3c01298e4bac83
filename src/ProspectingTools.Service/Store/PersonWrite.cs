
namespace ProspectingTools.Service.Store;

/// <summary>
/// A person of the directory as it is written. <c>Json</c> is a prospect without id and e-mail addresses, as UTF-8;
/// <c>Emails</c> is a JSON array or null.
/// </summary>
internal sealed record PersonWrite(
    string Id,
    string ProfileUrl,
    string? ProviderId,
    string? CompanyUrl,
    string? CountryCode,
    bool Sample,
    byte[] Json,
    byte[]? Emails,
    SearchText Text)
{
    /// <summary>The letter of the employer's head count (<c>CodeField.Headcount</c>).</summary>
    public string? Headcount { get; init; }

    /// <summary>The letter of the employer's kind (<c>CodeField.CompanyType</c>).</summary>
    public string? CompanyType { get; init; }

    /// <summary>The key of the employer's industry (<c>CodeField.IndustryName</c>).</summary>
    public string? Industry { get; init; }

    /// <summary>What the store made of the text beforehand (<see cref="IStore.WordsOf"/>); null when it was not asked to.</summary>
    public byte[]? Words { get; init; }

    /// <summary>The employer's country (<c>CodeField.CompanyCountry</c>).</summary>
    public string? CompanyCountry { get; init; }

    /// <summary>The employer's place in words (<c>TextField.CompanyLocation</c>).</summary>
    public string? CompanyPlace { get; init; }
}
