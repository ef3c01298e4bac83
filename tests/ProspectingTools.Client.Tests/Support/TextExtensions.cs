using System.Text;

namespace ProspectingTools.Client.Tests.Support;

internal static class TextExtensions
{
    /// <summary>What a text is once it has been UTF-8.</summary>
    public static string ReplaceLoneSurrogates(this string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
