namespace ProspectingTools.Contracts.Search;

/// <summary>The marks of <see cref="BooleanText"/>.</summary>
internal enum BooleanTokenKind
{
    Word,
    And,
    Or,
    Not,
    Open,
    Close,
    End,
}
