using FsCheck;
using FsCheck.Fluent;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Tests.Support;
using Xunit;

namespace ProspectingTools.Client.Tests.Errors;

public sealed class ErrorReaderPropertyTests
{
    [Fact]
    public void Never_throws_on_any_text() =>
        Prop.ForAll<string>(text => Reads(text ?? string.Empty)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Never_throws_on_any_json() =>
        Prop.ForAll(Json.Values, text => Reads(text) && Reads(Json.Envelope(text))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Never_throws_on_json_that_is_cut_off_anywhere() =>
        Prop.ForAll(Json.Values, ArbMap.Default.ArbFor<NonNegativeInt>(), (text, at) => Reads(text[..(at.Get % (text.Length + 1))]))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static bool Reads(string text)
    {
        ErrorContent content = ErrorReader.Read(text, "application/json");
        return content.Code is not "" && content.Message is not "" && (content.Details?.Length ?? 0) < 1000 + text.Length;
    }
}
