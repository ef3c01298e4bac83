using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Faults;

/// <summary>Shows the faults that were asked for, by a standing plan or by the header of one request.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, FaultRegistry registry, Authenticator authenticator)
{
    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        FaultPlan? plan = Plan(http);
        if (plan is null)
        {
            await next(http);
            return;
        }

        if (plan.DelayMs is { } delay)
        {
            await Task.Delay(delay, http.RequestAborted);
        }

        if (plan.DropAfterBytes is { } bytes)
        {
            http.Response.Body = new DroppingStream(http, http.Response.Body, bytes);
        }

        if (plan.RepeatCursor == true)
        {
            http.Features.Set(RepeatCursor.Instance);
        }

        if (plan.Status is null && plan.Body is null)
        {
            await next(http);
            return;
        }

        if (plan.AfterWork == true)
        {
            await WorkAsync(http);
        }

        await AnswerAsync(http, plan);
    }

    private FaultPlan? Plan(HttpContext http)
    {
        string path = http.Request.Path.Value ?? string.Empty;
        if (!path.StartsWith("/v1/", StringComparison.Ordinal) && path != Routes.LocalPeople)
        {
            return null;
        }

        string? header = http.Request.Headers[FaultPlan.Header];
        if (header is null)
        {
            return registry.Match(http.Request.Method, path);
        }

        // A caller who asks for a fault and gets none would believe that the automation stood it.
        if (!authenticator.IsAdmin(http.Request.Headers[FaultPlan.AdminKeyHeader]))
        {
            throw new RequestException(new ErrorAnswer(
                StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, $"{FaultPlan.Header} needs the service's admin key in {FaultPlan.AdminKeyHeader}."));
        }

        return Parse(header);
    }

    private static FaultPlan Parse(string header)
    {
        try
        {
            FaultPlan plan = JsonSerializer.Deserialize(header, RequestJson.Context.FaultPlan) ?? new FaultPlan();
            var checks = new FieldChecks();
            FaultRegistry.Check(plan, $"{FaultPlan.Header}.", checks);
            checks.Done();
            return plan;
        }
        catch (JsonException e)
        {
            throw RuleException.Invalid(FaultPlan.Header, e.Message);
        }
    }

    // The work is done, its answer is thrown away.
    private async Task WorkAsync(HttpContext http)
    {
        IHttpResponseBodyFeature body = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        try
        {
            await next(http);
        }
        catch (Exception e) when (e is RuleException or RequestException)
        {
            // The fault replaces this answer too.
        }
        finally
        {
            http.Features.Set(body);
        }

        http.Response.Clear();
    }

    private static async Task AnswerAsync(HttpContext http, FaultPlan plan)
    {
        int status = plan.Status ?? StatusCodes.Status200OK;
        if (plan.RetryAfter is not null)
        {
            http.Response.Headers.RetryAfter = plan.RetryAfter;
        }

        if (plan.Body is null)
        {
            await ErrorBodies.WriteAsync(
                http,
                new ErrorAnswer(status, plan.Code ?? ErrorBodies.CodeOf(status), "A fault that was asked for.")
                {
                    RetryAfterSeconds = int.TryParse(plan.RetryAfter, out int seconds) ? seconds : null,
                });
            return;
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = plan.ContentType ?? "text/html";
        await http.Response.WriteAsync(plan.Body, http.RequestAborted);
    }
}
