using System;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.People;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>What the steps of <see cref="Schema"/> compute from the people that a file holds already.</summary>
internal static class PersonFunctions
{
    /// <summary>Makes the functions known to a connection.</summary>
    public static void Register(SqliteConnection connection)
    {
        Register(connection, "headcount_of", CompanyClass.Headcount);
        Register(connection, "company_type_of", CompanyClass.Type);
        Register(connection, "industry_of", CompanyClass.Industry);
        Register(connection, "company_country_of", CompanyClass.Country);
        Register(connection, "company_place_of", company => PlaceWords.Of(company?.Location));
    }

    private static void Register(SqliteConnection connection, string name, Func<Company?, string?> of) => connection.CreateFunction(
        name, (byte[] json) => of(JsonSerializer.Deserialize(json, WireJson.Context.Prospect)?.Company), isDeterministic: true);
}
