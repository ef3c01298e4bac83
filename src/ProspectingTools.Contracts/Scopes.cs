using System.Collections.Generic;

namespace ProspectingTools.Contracts;

/// <summary>The permissions of an API key (prospecting-api.md, "Endpoints").</summary>
public static class Scopes
{
    /// <summary>Read sources and jobs.</summary>
    public const string ProspectingRead = "prospecting:read";

    /// <summary>Start and cancel jobs.</summary>
    public const string ProspectingWrite = "prospecting:write";

    /// <summary>Read prospects, their signals, and look them up.</summary>
    public const string ProspectsRead = "prospects:read";

    /// <summary>Read signal scans.</summary>
    public const string SignalsRead = "signals:read";

    /// <summary>Start and cancel signal scans.</summary>
    public const string SignalsWrite = "signals:write";

    /// <summary>Read signal specifications.</summary>
    public const string TemplatesRead = "templates:read";

    /// <summary>Read audiences and folders.</summary>
    public const string AudiencesRead = "audiences:read";

    /// <summary>Change audiences and folders.</summary>
    public const string AudiencesWrite = "audiences:write";

    /// <summary>Read contact lists (assumed: the contact-lists API prints no permissions).</summary>
    public const string ContactsRead = "contacts:read";

    /// <summary>Change contact lists (assumed).</summary>
    public const string ContactsWrite = "contacts:write";

    /// <summary>Import people into the local service's directory. Only the local service knows it.</summary>
    public const string PeopleWrite = "people:write";

    /// <summary>Every permission.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ProspectingRead, ProspectingWrite, ProspectsRead, SignalsRead, SignalsWrite, TemplatesRead, AudiencesRead, AudiencesWrite, ContactsRead, ContactsWrite, PeopleWrite,
    ];
}
