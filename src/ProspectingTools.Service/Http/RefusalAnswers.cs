using System.Collections.Frozen;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Http;

/// <summary>The one place that says which status and code the refusal of a rule has on the wire.</summary>
internal static class RefusalAnswers
{
    private static readonly FrozenDictionary<RefusalCode, (int Status, string Code)> s_table = new Dictionary<RefusalCode, (int, string)>
    {
        [RefusalCode.Invalid] = (StatusCodes.Status400BadRequest, ErrorCodes.ValidationError),
        [RefusalCode.NoCriterion] = (StatusCodes.Status400BadRequest, ErrorCodes.BadRequest),
        [RefusalCode.InsufficientCredits] = (StatusCodes.Status402PaymentRequired, ErrorCodes.InsufficientCredits),
        [RefusalCode.NotFound] = (StatusCodes.Status404NotFound, ErrorCodes.NotFound),
        [RefusalCode.AudienceNotReady] = (StatusCodes.Status409Conflict, ErrorCodes.AudienceNotReady),
        [RefusalCode.IdempotencyConflict] = (StatusCodes.Status409Conflict, ErrorCodes.IdempotencyConflict),
        [RefusalCode.Unprocessable] = (StatusCodes.Status422UnprocessableEntity, ErrorCodes.ValidationError),
        [RefusalCode.ConnectorNotConnected] = (StatusCodes.Status424FailedDependency, ErrorCodes.ConnectorNotConnected),
        [RefusalCode.UpstreamUnavailable] = (StatusCodes.Status502BadGateway, ErrorCodes.UpstreamError),
    }.ToFrozenDictionary();

    /// <summary>The status of a refusal.</summary>
    public static int StatusOf(RefusalCode code) => s_table[code].Status;

    /// <summary>The answer to a refused request.</summary>
    public static ErrorAnswer Of(RuleException refusal)
    {
        (int status, string code) = s_table[refusal.Code];
        return new ErrorAnswer(status, code, refusal.Message) { Fields = refusal.Fields };
    }
}
