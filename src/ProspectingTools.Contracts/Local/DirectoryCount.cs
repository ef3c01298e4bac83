namespace ProspectingTools.Contracts.Local;

/// <summary>The answer to GET <see cref="Routes.AdminDirectory"/>.</summary>
public sealed class DirectoryCount
{
    /// <summary>People in the directory, of all account groups.</summary>
    public long People { get; set; }
}
