using System;
using System.Management.Automation;
using System.Security;

namespace ProspectingTools.Commands.Connection;

/// <summary>
/// Takes a key as a SecureString only. PowerShell's own refusal of plain text would repeat the text: a key, in an error, in a
/// transcript.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null => null,
            SecureString key => key,
            _ => throw new ArgumentTransformationMetadataException(
                "A key is given as a SecureString, so that it is not shown: (Read-Host 'API key' -AsSecureString), or (ConvertTo-SecureString $env:KEY -AsPlainText -Force)."),
        };
}
