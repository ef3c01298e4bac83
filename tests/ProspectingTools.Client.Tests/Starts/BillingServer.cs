using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts;
using ProspectingTools.Testing.Hostile;

namespace ProspectingTools.Client.Tests.Starts;

/// <summary>
/// Starts jobs as the API promises (one job a key, 409 for another body under it) and writes down what it charges for; its
/// answers fail as the seed has it, before or after the work.
/// </summary>
internal sealed class BillingServer(Random random, Func<string, string> sourceOf)
{
    private readonly Dictionary<string, (string Body, string JobId)> _jobs = new(StringComparer.Ordinal);

    /// <summary>The share of starts that fail.</summary>
    public double Faults { get; set; }

    /// <summary>How often each person or source was charged.</summary>
    public Dictionary<string, int> Charges { get; } = new(StringComparer.Ordinal);

    /// <summary>The status of each start that came in, in order; 0 for a lost connection.</summary>
    public List<int> Answers { get; } = [];

    public Reply Answer(RecordedRequest request)
    {
        Reply reply = Random01() switch
        {
            var fate when fate < Faults * 0.2 => Wire.Fail(402, ErrorCodes.InsufficientCredits),
            var fate when fate < Faults * 0.3 => Wire.Fail(400, ErrorCodes.ValidationError),
            var fate when fate < Faults * 0.5 => Wire.Fail(503, "UNAVAILABLE"),
            var fate when fate < Faults * 0.7 => AfterWork(request, Wire.Fail(500, "INTERNAL")),
            var fate when fate < Faults * 0.9 => AfterWork(request, Reply.Drop()),
            var fate when fate < Faults => AfterWork(request, Reply.Html()),
            _ => Work(request),
        };
        Answers.Add(reply.CutAfterBytes is null ? reply.Status : 0);
        return reply;
    }

    private double Random01() => random.NextDouble();

    private Reply AfterWork(RecordedRequest request, Reply reply)
    {
        Work(request);
        return reply;
    }

    private Reply Work(RecordedRequest request)
    {
        string key = request.Header("Idempotency-Key")!;
        string body = request.Text;
        if (_jobs.TryGetValue(key, out (string Body, string JobId) known))
        {
            return known.Body == body ? Wire.Ok(Wire.Job(known.JobId, "completed")) : Wire.Fail(409, ErrorCodes.IdempotencyConflict);
        }

        string id = string.Create(CultureInfo.InvariantCulture, $"job{_jobs.Count + 1}");
        _jobs.Add(key, (body, id));
        foreach (string charged in Bought(body))
        {
            Charges[charged] = Charges.GetValueOrDefault(charged) + 1;
        }

        return Wire.Ok(Wire.Job(id, "queued"), 202);
    }

    private List<string> Bought(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty(Assumed.UrlsField, out JsonElement urls)
            ? urls.EnumerateArray().Select(url => url.GetString()!).ToList()
            : [sourceOf(document.RootElement.EnumerateObject().First(field => field.Name is "leadListId" or "savedSearchId" or "searchUrl" or "postUrl") is var source
                ? $"{source.Name} {source.Value.GetString()}"
                : string.Empty)];
    }
}
