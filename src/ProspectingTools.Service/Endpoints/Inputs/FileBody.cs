namespace ProspectingTools.Service.Endpoints.Inputs;

/// <summary>Marks an endpoint whose body is a file.</summary>
internal sealed class FileBody
{
    /// <summary>The mark.</summary>
    public static FileBody Instance { get; } = new();
}
