
namespace ProspectingTools.Contracts.Converters;

/// <summary>The prospecting API's times: UTC with milliseconds (seed 004).</summary>
public sealed class MillisecondTimestampConverter : TimestampConverter
{
    /// <summary>Creates the converter.</summary>
    public MillisecondTimestampConverter()
        : base("yyyy-MM-dd'T'HH:mm:ss.fff'Z'")
    {
    }
}
