<#
.SYNOPSIS
    A step of a pipeline that imports profiles and may be run again as often as it takes.
.DESCRIPTION
    The key of the start is made of -RunId, which stays the same when a run is repeated: a repeated step finds the job that an
    earlier attempt has started, waits for it, and writes the same result. Nothing is started or charged twice.

    A file that grew at its end since the last attempt is imported from where it grew, as far as the first thousands are whole.
    One that changed otherwise is the error IDEMPOTENCY_CONFLICT, which says what was started: give it another -RunId with what
    is new alone. More than 1,000 profiles make several jobs, and the result has one entry for each.

    The connection comes from the environment: PROSPECTING_URI, PROSPECTING_API_KEY and PROSPECTING_ACCOUNT_GROUP. Set them
    from the secrets of the pipeline.

    With -WhatIf nothing is started, and no result is written.

    The exit codes tell the pipeline what to do: 0 done; 1 failed for good; 75 failed for now, so that running it again helps.
.EXAMPLE
    ./Invoke-ImportStep.ps1 -RunId 4711 -ProfilePath ./people.csv -ResultPath ./result.json
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # What identifies the run, and not the attempt: GITHUB_RUN_ID, BUILD_BUILDID, CI_PIPELINE_ID.
    [Parameter(Mandatory)] [string] $RunId,

    # A CSV file with a column LinkedInUrl, ProfileUrl or Url.
    [Parameter(Mandatory)] [string] $ProfilePath,

    # Where the result goes, as JSON.
    [Parameter(Mandatory)] [string] $ResultPath,

    [int] $TimeoutSec = 1800
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
try {
    $jobs = Import-Csv -LiteralPath $ProfilePath |
        Start-ProspectingJob -IdempotencyKey "import-$RunId" -AudienceName "Import $RunId" |
        Wait-ProspectingJob -TimeoutSec $TimeoutSec
    if ($WhatIfPreference) {
        exit 0
    }
    $jobs | Select-Object JobId, Status, AudienceId, ImportedCount, CreditsUsed, IdempotencyKey |
        ConvertTo-Json | Set-Content -LiteralPath $ResultPath -Encoding utf8
    exit 0
}
catch {
    # Plain text on the error stream of the process, where every pipeline shows it.
    [Console]::Error.WriteLine($_)
    $again = 'ConnectionError', 'OperationTimeout', 'LimitsExceeded', 'ResourceUnavailable', 'ResourceBusy'
    $changed = $_.FullyQualifiedErrorId -like 'IDEMPOTENCY_CONFLICT*'
    exit $(if (-not $changed -and $_.CategoryInfo.Category -in $again) { 75 } else { 1 })
}
