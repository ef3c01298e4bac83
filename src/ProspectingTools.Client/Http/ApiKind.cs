
namespace ProspectingTools.Client.Http;

/// <summary>Which of the two APIs a call goes to.</summary>
public enum ApiKind
{
    /// <summary>The prospecting API.</summary>
    Prospecting,

    /// <summary>The contact-lists API.</summary>
    ContactLists,
}
