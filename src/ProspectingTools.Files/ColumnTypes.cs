using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Files;

/// <summary>Knows the row that databases, forms and their exports write below a header: the type of each column. It names nobody.</summary>
internal static class ColumnTypes
{
    // SQL, JSON Schema, pandas, Airtable, Notion, HubSpot and Salesforce; sheets in German, French and Spanish.
    private static readonly HashSet<string> s_types = new(StringComparer.OrdinalIgnoreCase)
    {
        "string", "str", "text", "varchar", "nvarchar", "char", "nchar", "object", "number", "numeric", "int", "int32", "int64", "integer", "smallint", "bigint", "float", "float64", "double", "real",
        "decimal", "currency", "percent", "bool", "boolean", "bit", "checkbox", "date", "datetime", "datetime2", "datetime64", "timestamp", "timestamptz", "time", "email", "e-mail", "phone", "phone number", "url", "uri",
        "uuid", "guid", "uniqueidentifier", "json", "jsonb", "array", "enum", "enumeration", "picklist", "select", "multi_select", "single select", "multiple select", "single line text", "single-line text", "long text",
        "multi-line text", "rich_text", "rich text", "title", "Zahl", "Ganzzahl", "Datum", "texte", "nombre", "entier", "texto", "número", "fecha",
    };

    /// <summary>Whether all cells that say something, and two of them at least, are types.</summary>
    public static bool Are(IReadOnlyList<string> cells)
    {
        string[] said = [.. cells.Select(cell => cell.Trim()).Where(cell => cell.Length > 0)];
        return said.Length > 1 && said.All(cell => s_types.Contains(WithoutSize(cell)));
    }

    // varchar(255), decimal(10,2).
    private static string WithoutSize(string cell) => cell.EndsWith(")", StringComparison.Ordinal) && cell.IndexOf('(') is var open and > 0 ? cell.Substring(0, open).TrimEnd() : cell;
}
