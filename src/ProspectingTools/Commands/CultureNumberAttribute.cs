using System;
using System.Management.Automation;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands;

/// <summary>Reads a number from text as <see cref="CultureNumber"/> does.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CultureNumberAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => CultureNumber.Of(inputData);
}
