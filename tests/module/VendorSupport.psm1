# Hosts that know one of the two APIs only, as each vendor's does. The suites of either API run against such a host too: a file
# with param([string] $Only) is run once more by Invoke-ModuleTest.ps1 for the API that its name stands for there.
Set-StrictMode -Version 3.0
Import-Module "$PSScriptRoot/Support.psm1"
Import-Module "$PSScriptRoot/VaultSupport.psm1"

$script:Fronts = [Collections.Generic.List[object]]::new()

function Connect-TestVendor {
    # Connects the session to the service through a host that knows one of the APIs only, with a key of that host: as half of
    # the users have it. Does nothing when no API is named.
    param(
        [Parameter(Mandatory)] $Service,
        [AllowEmptyString()] [ValidateSet('', 'Prospecting', 'ContactLists')] [string] $Only
    )
    if (-not $Only) {
        return
    }
    $front = Start-TestFront -Uri $Service.Uri -Only $Only
    $key = ConvertTo-SecureString (Get-ServiceKey $Service).Key -AsPlainText -Force
    Connect-Prospecting -Uri $front.Uri -ApiKey $key -NoProxy -WarningAction Stop
}

function Start-TestFront {
    # A host before a server that passes on the paths of one API and knows no other.
    param([Parameter(Mandatory)] [uri] $Uri, [Parameter(Mandatory)] [string] $Only)
    $prefixes = @{ Prospecting = @('/v1/accounts'); ContactLists = @('/v1/contacts/', '/v1/connectors', '/v1/credits') }[$Only]
    $front = Start-HostileProcess (@('--front', $Uri.AbsoluteUri) + $prefixes)
    $script:Fronts.Add($front)
    $front
}

function Stop-TestFront {
    # Stops the hosts that Start-TestFront has started.
    $script:Fronts | ForEach-Object { Stop-HostileServer $_ }
    $script:Fronts.Clear()
}

Export-ModuleMember -Function *
