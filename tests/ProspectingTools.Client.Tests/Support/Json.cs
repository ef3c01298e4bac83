using System;
using FsCheck;
using FsCheck.Fluent;

namespace ProspectingTools.Client.Tests.Support;

/// <summary>Any JSON text: the names that the client looks for, and values of every kind under them.</summary>
internal static class Json
{
    private static readonly string[] s_names =
        ["error", "code", "message", "details", "fields", "field", "traceId", "requestId", "retryAfter", "statusCode", "type", "errorCode", "errorAction", "path", "x"];

    private static readonly string[] s_scalars =
        ["null", "true", "false", "0", "-1", "1.5", "1e400", "-0.0", "12345678901234567890", "\"\"", "\" \"", "\"text\"", "\"12\"", "\"\\ud83d\"", "\"\\udc00 x\"", "\"\\ud83d\\ude00\"", "\"\\u0000\"", "\"2026-04-28T15:30:00Z\"", "\"NaN\"", "\"TRUE\""];

    public static Arbitrary<string> Values { get; } = Gen.Sized(size => Value(Math.Min(size, 12))).ToArbitrary();

    public static string Envelope(string error) => "{\"success\":false,\"error\":" + error + "}";

    private static Gen<string> Value(int size) => size <= 0
        ? Gen.Elements(s_scalars)
        : Gen.Frequency(
            (2, Gen.Elements(s_scalars)),
            (1, Gen.ListOf(Value(size / 3), 3).Select(items => "[" + string.Join(",", items) + "]")),
            (3, Gen.ListOf(Member(size / 2), 4).Select(members => "{" + string.Join(",", members) + "}")));

    private static Gen<string> Member(int size) =>
        from name in Gen.Elements(s_names)
        from value in Value(size)
        select $"\"{name}\":{value}";
}
