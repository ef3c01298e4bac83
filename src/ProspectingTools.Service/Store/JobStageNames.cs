namespace ProspectingTools.Service.Store;

/// <summary>The names of a job's stages on the wire (prospecting-api.md, "Job").</summary>
internal static class JobStageNames
{
    public const string Import = "import";

    public const string Enrichment = "enrichment";

    /// <summary>Of a signal scan, which has but this one.</summary>
    public const string Scan = "scan";
}
