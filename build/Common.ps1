# What the tasks share.

function Invoke-Native {
    # Runs a program and stops when it fails: PowerShell itself would go on.
    param(
        [Parameter(Mandatory)] [string] $Command,
        [Parameter(ValueFromRemainingArguments)] [string[]] $Arguments
    )
    & $Command @Arguments
    if ($LASTEXITCODE -ne 0) {
        throw "$Command $($Arguments -join ' ') failed with exit code $LASTEXITCODE."
    }
}

function Resolve-BuildModule {
    # Finds a module, installs it from the PowerShell Gallery when it is missing, and says what it could not get.
    param(
        [Parameter(Mandatory)] [string] $Name,
        [Parameter(Mandatory)] [version] $MinimumVersion,
        [version] $MaximumVersion = '999.0'
    )
    $find = {
        Get-Module -ListAvailable -Name $Name |
            Where-Object { $_.Version -ge $MinimumVersion -and $_.Version -le $MaximumVersion } |
            Sort-Object -Property Version -Descending | Select-Object -First 1
    }
    $found = & $find
    if ($found) {
        return $found
    }
    if (-not (Get-Command -Name Install-Module -ErrorAction Ignore)) {
        Write-Warning "$Name $MinimumVersion is missing, and there is no Install-Module to get it with."
        return $null
    }
    try {
        Write-Host "Installing $Name from the PowerShell Gallery for the current user."
        Install-Module -Name $Name -MinimumVersion $MinimumVersion -MaximumVersion $MaximumVersion -Scope CurrentUser -Force -SkipPublisherCheck -AllowClobber
    }
    catch {
        Write-Warning "$Name $MinimumVersion is missing and could not be installed: $_"
    }
    & $find
}
