using System;
using System.Management.Automation;
using System.Text;

namespace ProspectingTools.Commands;

/// <summary>Reads a code page by its name or number.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextEncodingAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return value switch
            {
                int codePage => Encoding.GetEncoding(codePage),
                string text when int.TryParse(text, out int codePage) => Encoding.GetEncoding(codePage),
                string text => Encoding.GetEncoding(text.Equals("utf8", StringComparison.OrdinalIgnoreCase) ? "utf-8" : text.Trim()),
                _ => inputData,
            };
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new ArgumentTransformationMetadataException($"'{value}' is not a known code page. Give a name, such as {string.Join(", ", Completion.TextEncodingCompleter.Names)}, or a number, such as 1250.", e);
        }
    }
}
