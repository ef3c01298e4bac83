using System;
using System.Collections.Generic;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;

namespace ProspectingTools.Client.Tests.Seeded;

/// <summary>What may befall an answer.</summary>
internal enum Fate
{
    /// <summary>It arrives, if in a strange manner.</summary>
    Good,

    /// <summary>A failure that another attempt may cure.</summary>
    Transient,

    /// <summary>A refusal because of the rate: nothing was done.</summary>
    Limited,

    /// <summary>A failure for good.</summary>
    Final,

    /// <summary>A success in a form that cannot be read.</summary>
    Unreadable,
}

/// <summary>One fault, chosen by a seed.</summary>
/// <param name="Fate">What it does to the answer.</param>
/// <param name="BeforeWork">Whether the server fails before it does the work.</param>
/// <param name="Apply">Makes the reply.</param>
internal sealed record Fault(Fate Fate, bool BeforeWork, Func<Reply, Reply> Apply)
{
    /// <summary>Chooses a fault.</summary>
    /// <param name="random">The seed's numbers.</param>
    /// <param name="rate">The share of answers that are not good.</param>
    /// <returns>The fault.</returns>
    public static Fault Choose(Random random, double rate)
    {
        bool before = random.Next(2) == 0;
        int bytes = random.Next(1, 400);
        if (random.NextDouble() >= rate)
        {
            return new Fault(Fate.Good, BeforeWork: false, Strangeness(random));
        }

        return random.Next(30) switch
        {
            < 8 => new Fault(Fate.Transient, before, _ => Failure(Pick(random, 408, 500, 502, 503, 504), random)),
            < 11 => new Fault(Fate.Transient, before, _ => Reply.Html(Pick(random, 500, 502, 503, 504))),
            < 14 => new Fault(Fate.Transient, before, _ => Reply.Drop(reset: random.Next(2) == 0)),
            < 18 => new Fault(Fate.Transient, before, reply => CutOff(reply, bytes, random)),
            < 19 => new Fault(Fate.Transient, before, reply => reply with { DelayMs = 20_000 }),
            < 20 => new Fault(Fate.Transient, before, reply => reply with { BodyDelayMs = 20_000 }),
            < 26 => new Fault(Fate.Limited, BeforeWork: true, _ => Failure(429, random) with { Headers = After(random) }),
            < 28 => new Fault(Fate.Final, BeforeWork: true, _ => Failure(Pick(random, 400, 401, 403, 404, 422), random)),
            28 => new Fault(Fate.Unreadable, before, _ => Reply.Html()),
            _ => new Fault(Fate.Unreadable, before, reply => reply with { Body = reply.Body[..(bytes % Math.Max(reply.Body.Length, 1))] }),
        };
    }

    private static Func<Reply, Reply> Strangeness(Random random)
    {
        int piece = random.Next(1, 5000);
        return random.Next(8) switch
        {
            0 => reply => reply with { Chunked = true, PieceSize = piece },
            1 => reply => reply with { Gzip = true },
            2 => reply => reply with { DelayMs = 5 },
            3 => reply => reply with { UntilClose = true },
            4 => reply => reply with { CloseAfter = true },
            5 => reply => reply with { PieceSize = Math.Max(piece, 500), PieceDelayMs = 1 },
            _ => reply => reply,
        };
    }

    private static Reply CutOff(Reply reply, int bytes, Random random) => reply with
    {
        CutAfterBytes = bytes % Math.Max(reply.Body.Length, 1),
        Chunked = random.Next(2) == 0,
        Reset = random.Next(2) == 0,
    };

    private static Reply Failure(int status, Random random) => random.Next(3) switch
    {
        0 => Wire.Fail(status, "SEEDED"),
        1 => Reply.Json($$"""{"statusCode":{{status}},"message":"m","error":"Words","retryAfter":0.01}""", status),
        _ => Reply.Json("", status),
    };

    private static Dictionary<string, string> After(Random random) => new() { ["Retry-After"] = Pick(random, "0", "0.01", "Thu, 01 Jan 1970 00:00:00 GMT", "nonsense") };

    private static T Pick<T>(Random random, params T[] from) => from[random.Next(from.Length)];
}
