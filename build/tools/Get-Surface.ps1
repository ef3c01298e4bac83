function Get-Surface {
    # The imported module as its users see it: the syntax of each parameter set, the alias of each parameter, the types of the output.
    foreach ($command in Get-Command -Module ProspectingTools -CommandType Cmdlet | Sort-Object -Property Name) {
        (Get-Command -Name $command.Name -Syntax) -split '\r?\n' | Where-Object { $_ }
        $aliases = @($command.Parameters.Values | Where-Object { $_.Aliases.Count -and $_.Attributes.Where({ $_ -is [Management.Automation.AliasAttribute] }) -and
                $_.Name -notin [Management.Automation.Internal.CommonParameters].GetProperties().Name -and $_.Name -notin 'WhatIf', 'Confirm', 'ProgressAction' } |
                ForEach-Object { "$($_.Name)=$($_.Aliases -join '|')" } | Sort-Object)
        "    output: $(@($command.OutputType.Name | Sort-Object) -join ', ')$(if ($aliases) { "; aliases: $($aliases -join ', ')" })"
    }
}
