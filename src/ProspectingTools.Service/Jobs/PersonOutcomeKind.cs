namespace ProspectingTools.Service.Jobs;

/// <summary>What became of a person or address that a job looked at. The letters are stored.</summary>
internal enum PersonOutcomeKind
{
    /// <summary>Imported, and charged.</summary>
    Imported = 'i',

    /// <summary>The audience had the person already.</summary>
    Present = 'p',

    /// <summary>An excluded audience has the person.</summary>
    Excluded = 'e',

    /// <summary>The person is in the suppression file.</summary>
    Suppressed = 's',

    /// <summary>Nobody in the directory has the address.</summary>
    Unknown = 'u',

    /// <summary>The credits did not suffice.</summary>
    NotPaid = 'n',
}
