# What the module's tests share. Each test file imports it in BeforeAll:  Import-Module "$PSScriptRoot/Support.psm1" -Force
Set-StrictMode -Version 3.0

$script:AdminKey = 'sk_admin_' + [guid]::NewGuid().ToString('N')

function Get-TestModulePath {
    # The module under test: the built repository, or the package that PROSPECTING_TEST_MODULE names.
    if ($env:PROSPECTING_TEST_MODULE) {
        return $env:PROSPECTING_TEST_MODULE
    }
    (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '../../ProspectingTools.psd1')).Path
}

function Import-TestModule {
    # Into the caller's session, so that its commands are there.
    Import-Module (Get-TestModulePath) -Force -Global
}

function Start-TestService {
    # The real service, in memory unless told otherwise, with the admin endpoints on.
    param(
        [int] $SampleCount = 500,
        [hashtable] $Parameter = @{}
    )
    $arguments = @{ SampleCount = $SampleCount; AdminKey = (ConvertTo-SecureString $script:AdminKey -AsPlainText -Force) }
    if (-not $Parameter.ContainsKey('DataPath')) {
        $arguments['InMemory'] = $true
    }
    $previous = $ProgressPreference
    $global:ProgressPreference = 'SilentlyContinue'
    try {
        Start-ProspectingService @arguments @Parameter
    }
    finally {
        $global:ProgressPreference = $previous
    }
}

function Stop-TestService {
    Stop-ProspectingService -Confirm:$false
}

function Invoke-TestAdmin {
    # Calls an admin endpoint of the service.
    param(
        [Parameter(Mandatory)] $Service,
        [Parameter(Mandatory)] [string] $Method,
        [Parameter(Mandatory)] [string] $Path,
        [string] $Json
    )
    $request = @{
        Method  = $Method
        Uri     = [uri]::new($Service.Uri, $Path)
        Headers = @{ 'X-Prospecting-Admin-Key' = $script:AdminKey; Authorization = "Bearer $script:AdminKey" }
        NoProxy = $true
    }
    if ($Json) {
        $request.Body = $Json
        $request.ContentType = 'application/json'
    }
    Invoke-RestMethod @request
}

function Set-TestFault {
    # Sets the service's fault plans: hashtables with the fields of FaultPlan. None takes all away.
    param(
        [Parameter(Mandatory)] $Service,
        [hashtable[]] $Plan = @()
    )
    if ($Plan.Count -eq 0) {
        $null = Invoke-TestAdmin -Service $Service -Method DELETE -Path '/admin/v1/faults'
    }
    else {
        $null = Invoke-TestAdmin -Service $Service -Method PUT -Path '/admin/v1/faults' -Json (ConvertTo-Json @($Plan) -Depth 5)
    }
}

function Get-ThrownError {
    # Runs a block and returns the ErrorRecord that it throws; fails when it throws none.
    param([Parameter(Mandatory)] [scriptblock] $Block)
    try {
        $null = & $Block
    }
    catch {
        return $_
    }
    throw 'Nothing was thrown.'
}

function New-TestAudience {
    # A finished audience of so many prospects, by a real job.
    param(
        [int] $Count = 50,
        [string] $Name = "Test $([guid]::NewGuid().ToString('N').Substring(0, 8))"
    )
    $list = Get-SalesNavLeadList -Name 'Engineering*' | Select-Object -First 1
    $job = $list | Start-ProspectingJob -MaxResults $Count -AudienceName $Name | Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60
    Get-Audience -AudienceId $job.AudienceId
}

Export-ModuleMember -Function *
