namespace ProspectingTools.Mutants;

/// <summary>What the tests say of a mutant.</summary>
internal enum MutantOutcome
{
    /// <summary>A test fails with it.</summary>
    Killed,

    /// <summary>The tests do not end with it, or their process breaks.</summary>
    TimedOut,

    /// <summary>All tests pass with it.</summary>
    Survived,

    /// <summary>No test comes across it.</summary>
    NotCovered,
}
