using System.Collections.Generic;

namespace ProspectingTools.Completion;

/// <summary>Completes the code pages in which sheets are saved.</summary>
public sealed class TextEncodingCompleter() : WordCompleter(Names)
{
    /// <summary>The names.</summary>
    internal static IReadOnlyList<string> Names { get; } =
        ["utf-8", "utf-16", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258", "shift_jis", "gb18030", "big5", "euc-kr", "macintosh", "ibm850"];
}
