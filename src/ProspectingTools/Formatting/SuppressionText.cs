namespace ProspectingTools.Formatting;

/// <summary>How it is said that people were left alone.</summary>
internal static class SuppressionText
{
    /// <summary>The sentence.</summary>
    /// <param name="count">How many people.</param>
    /// <returns>Such as <c>1 person is in the suppression file and was left out.</c></returns>
    public static string LeftOut(long count) =>
        $"{Counted.People(count)} {Counted.Verb(count, "is", "are")} in the suppression file and {Counted.Verb(count, "was", "were")} left out.";
}
