namespace ProspectingTools.Mutants;

/// <summary>How the switch of a mutant is written around its node.</summary>
internal enum MutantForm
{
    /// <summary><c>(on ? mutant : node)</c>.</summary>
    Choose,

    /// <summary><c>(on || node)</c>: keeps what the node assigns when it is false.</summary>
    Force,

    /// <summary><c>(!on &amp;&amp; node)</c>: keeps what the node assigns when it is true.</summary>
    Forbid,

    /// <summary><c>if (!on) { node }</c>.</summary>
    Remove,

    /// <summary><c>{ if (on) mutant node }</c>: for statements that leave.</summary>
    Before,
}
