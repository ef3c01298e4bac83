
namespace ProspectingTools.Formatting;

/// <summary>The colours that the views use, by their names in $PSStyle.Foreground.</summary>
internal enum StyleColour
{
    /// <summary>Good.</summary>
    Green,

    /// <summary>At work.</summary>
    Cyan,

    /// <summary>Waits.</summary>
    Yellow,

    /// <summary>Bad.</summary>
    Red,

    /// <summary>Of no more interest.</summary>
    BrightBlack,
}
