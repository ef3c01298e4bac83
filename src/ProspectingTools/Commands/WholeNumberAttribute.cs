using System;
using System.Globalization;
using System.Management.Automation;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands;

/// <summary>Refuses a number with a fraction, which PowerShell would round: 79.5 would become 80.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WholeNumberAttribute : ArgumentTransformationAttribute
{
    // Between digits they may be either a fraction or thousands.
    private static readonly char[] s_marks = ['.', ',', '\'', '’', ' ', '\u00a0', '\u202f', '٫', '٬'];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        bool fraction = value switch
        {
            decimal number => number != decimal.Truncate(number),
            double or float => Fraction(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            // As everybody writes it, or as the culture does: PowerShell would read 79,5 as 795.
            string text => CultureNumber.Read(text) is { } number ? Fraction(number) : text.Trim().IndexOfAny(s_marks) >= 0,
            _ => false,
        };
        return fraction
            ? throw new ArgumentTransformationMetadataException(string.Format(CultureInfo.InvariantCulture, "{0} is not a whole number; write one in digits alone.", value))
            : inputData;
    }

    private static bool Fraction(double number) => Math.Floor(number) < number;
}
