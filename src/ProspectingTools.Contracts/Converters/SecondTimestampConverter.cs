
namespace ProspectingTools.Contracts.Converters;

/// <summary>The contact-lists API's times: UTC with whole seconds (seed 002).</summary>
public sealed class SecondTimestampConverter : TimestampConverter
{
    /// <summary>Creates the converter.</summary>
    public SecondTimestampConverter()
        : base("yyyy-MM-dd'T'HH:mm:ss'Z'")
    {
    }
}
