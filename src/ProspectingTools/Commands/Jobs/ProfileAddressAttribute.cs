using System;
using System.Data;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Files;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Jobs;

/// <summary>Takes a row's LinkedIn address from the column that is known to hold it, as <c>Import-Csv hubspot.csv | Start-ProspectingJob</c> brings it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ProfileAddressAttribute : ArgumentTransformationAttribute
{
    // Rows that name a source of their own are not addresses.
    private static readonly string[] s_sources = ["LeadListId", "SavedSearchId", "SearchUrl", "PostUrl", "Url"];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is not PSObject { BaseObject: PSCustomObject or DataRow } row || s_sources.Any(name => row.Properties[name] is not null))
        {
            return inputData;
        }

        string[] columns = [.. FileMapping.AddressColumns([.. InputRow.NamesOf(row)])];
        if (columns.Length == 0)
        {
            return new[] { RowsWithoutAddress.Of(InputRow.NamesOf(row)) };
        }

        string[] values = [.. columns.Select(column => $"{InputRow.ValueOf(row, column)}".Trim()).Where(value => value.Length > 0)];
        return new[]
        {
            Array.Find(values, value => LinkedInUrl.TryNormalizeProfile(value, out _)) ?? values.FirstOrDefault()
                ?? $"(nothing under {string.Join(", ", columns)}) {string.Join(" ", InputRow.NamesOf(row).Take(3).Select(name => InputRow.ValueOf(row, name)))}",
        };
    }
}
