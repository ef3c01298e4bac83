using System;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ProspectingTools.Contracts;

namespace ProspectingTools.Service.Endpoints;

/// <summary>The words in which an API reports errors.</summary>
internal sealed record ApiErrors(bool IsContactLists)
{
    /// <summary>Those of the prospecting API, and of the local endpoints.</summary>
    public static ApiErrors Envelope { get; } = new(false);

    /// <summary>Those of the contact-lists API.</summary>
    public static ApiErrors ContactLists { get; } = new(true);

    /// <summary>The body of an error.</summary>
    public Type BodyOf(int status) => !IsContactLists ? typeof(Envelope<JsonElement>)
        : status == StatusCodes.Status429TooManyRequests ? typeof(StatusErrorBody)
        : typeof(StructuredErrorBody);
}
