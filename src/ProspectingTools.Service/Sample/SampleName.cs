
namespace ProspectingTools.Service.Sample;

/// <summary>A name in Latin letters, in its own script where it has one, and as it is in addresses.</summary>
internal sealed record SampleName(string Latin, string? Native, string Ascii)
{
    public static SampleName Parse(string text)
    {
        string[] parts = text.Replace('~', ' ').Split('|');
        return new(parts[0], parts.Length > 1 ? parts[1] : null, AsciiText.Fold(parts[0]));
    }
}
