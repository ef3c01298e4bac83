using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using ProspectingTools.Contracts;

namespace ProspectingTools.Service.Endpoints;

/// <summary>A query parameter: every one is optional.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Type">Its type in the words of JSON Schema.</param>
internal sealed record QueryParameter(string Name, string Description, string Type = "string")
{
    /// <summary>The least value; null for none.</summary>
    public int? Least { get; init; }

    /// <summary>The greatest value; null for none.</summary>
    public int? Most { get; init; }

    /// <summary>The value that counts when it is not given; null for none.</summary>
    public int? Default { get; init; }

    /// <summary>The words that there are; null for any.</summary>
    public IReadOnlyList<string>? Words { get; init; }
}

/// <summary>A row of the endpoint tables: what an endpoint does, who may call it, and what it answers.</summary>
internal sealed record EndpointRow(string Name, string Summary)
{
    private static readonly int[] s_always = [401, 403, 429, 500];

    /// <summary>Who may call it.</summary>
    public EndpointAccess Access { get; init; } = new(AccessKind.Key);

    /// <summary>The type of the answer's body; null for none.</summary>
    public Type? Answer { get; init; }

    /// <summary>The statuses of success.</summary>
    public IReadOnlyList<int> Success { get; init; } = [200];

    /// <summary>The statuses of failure beside 401, 403, 429 and 500.</summary>
    public IReadOnlyList<int> Errors { get; init; } = [];

    /// <summary>The type of the request's body; null for none.</summary>
    public Type? Body { get; init; }

    /// <summary>Whether its errors have the shapes of the contact-lists API.</summary>
    public bool ContactLists { get; init; }

    /// <summary>The query's parameters.</summary>
    public IReadOnlyList<QueryParameter> Query { get; init; } = [];

    /// <summary>Puts the row on its endpoint.</summary>
    public void On(RouteHandlerBuilder route)
    {
        route.WithName(Name).WithSummary(Summary).WithMetadata(this, Access);
        foreach (int status in Success)
        {
            route.WithMetadata(Produces(status, Answer));
        }

        IEnumerable<int> usual = Access.Kind == AccessKind.Key ? s_always : [500];
        IEnumerable<int> bodies = Body is null ? [] : [413, 415];
        foreach (int status in usual.Concat(bodies).Concat(Errors).Distinct())
        {
            route.WithMetadata(Produces(status, ErrorType(status)));
        }

        if (Body is not null)
        {
            route.WithMetadata(new AcceptsMetadata(["application/json"], Body));
        }
    }

    // An answer without a body is of type void: one without a type would be left out of the document.
    private static ProducesResponseTypeMetadata Produces(int status, Type? type) =>
        type is null ? new(status, typeof(void)) : new(status, type, ["application/json"]);

    private Type ErrorType(int status) => !ContactLists ? typeof(Envelope<JsonElement>)
        : status == StatusCodes.Status429TooManyRequests ? typeof(StatusErrorBody)
        : typeof(StructuredErrorBody);
}
