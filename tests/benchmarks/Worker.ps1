<#
.SYNOPSIS
    Runs benchmark commands in a PowerShell of its own: one line of JSON in, one line of JSON out; ends with its input.
.DESCRIPTION
    Holds both sides: our cmdlets, and the loops over Invoke-RestMethod that people write today. Each command names a reader
    (Op) and what becomes of its output (Sink), so that both sides do the same with the same items.
#>
[CmdletBinding()]
param(
    # The module to import; none for the script loops alone.
    [string] $ModulePath
)
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
# Output is one line of JSON for each command: a warning would stand in it.
$WarningPreference = 'SilentlyContinue'
Set-StrictMode -Version 3.0
if ($ModulePath) {
    Import-Module $ModulePath
}

function Read-ByRestMethod {
    # A cursor list, as scripts read one.
    param([string] $Url, [int] $Limit, [hashtable] $Parameter = @{})
    $cursor = $null
    do {
        $uri = "${Url}?limit=$Limit"
        if ($cursor) { $uri += "&cursor=$([uri]::EscapeDataString($cursor))" }
        $page = Invoke-RestMethod -Uri $uri -Headers @{ Authorization = "Bearer $($env:PROSPECTING_API_KEY)" } @Parameter
        $page.data.items
        $cursor = $page.data.nextCursor
    } while ($page.data.hasMore)
}

function Read-OffsetByRestMethod {
    # An offset list, one page after the other.
    param([string] $Url, [int] $Limit, [hashtable] $Parameter = @{})
    $offset = 0
    do {
        $page = Invoke-RestMethod -Uri "${Url}?limit=$Limit&offset=$offset" -Headers @{ Authorization = "Bearer $($env:PROSPECTING_API_KEY)" } @Parameter
        $page.items
        $offset += @($page.items).Count
    } while ($page.hasMore)
}

function New-JobId {
    # Jobs of the fixed server end at the time that is in their id.
    param($Command)
    $random = [Random]::new(1)
    $start = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds() + 1000 * $Command.first
    foreach ($n in 1..$Command.count) { "job-$($start + [long]($random.NextDouble() * 1000 * $Command.span))-$n" }
}

function Wait-JobByRestMethod {
    # Looks at every unfinished job, then waits for the interval.
    param([string] $Url, [string[]] $JobId, [double] $Interval)
    $parameter = New-Session
    $left = $JobId
    while ($left) {
        $left = @(foreach ($id in $left) {
                $job = (Invoke-RestMethod -Uri "$Url/$id" -Headers @{ Authorization = "Bearer $($env:PROSPECTING_API_KEY)" } @parameter).data
                if ($job.status -eq 'completed') { Out-JobEnd -JobId $id } else { $id }
            })
        if ($left) { Start-Sleep -Seconds $Interval }
    }
}

function Out-JobEnd {
    # Takes note of how long after its end each job comes out.
    param([Parameter(ValueFromPipelineByPropertyName)] [string] $JobId)
    process { $script:Latencies.Add(([DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds() - [long] $JobId.Split('-')[1]) / 1000) }
}

function Import-ByJob {
    # Imports people by their profiles, 1000 a job, waits for the jobs, and then, off the clock, gathers all in one audience.
    param([int] $First, [int] $Count)
    $urls = foreach ($n in $First..($First + $Count - 1)) { 'https://www.linkedin.com/in/bench-{0:D7}' -f $n }
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $jobs = @($urls | Start-ProspectingJob -Confirm:$false | Wait-ProspectingJob -PollingIntervalSec 0.05)
    $script:Rate = $Count / $clock.Elapsed.TotalSeconds
    $script:Audience ??= (New-Audience -Name 'Benchmark').AudienceId
    foreach ($job in $jobs) {
        if ($job.ImportedCount -ne [Math]::Min(1000, $Count)) { throw "Job $($job.JobId) has imported $($job.ImportedCount)." }
        $ids = @(Get-AudienceProspect -AudienceId $job.AudienceId).ProspectId
        $null = Move-AudienceProspect -AudienceId $job.AudienceId -TargetAudienceId $script:Audience -ProspectId $ids -Confirm:$false
    }
}

function New-Session {
    @{ WebSession = [Microsoft.PowerShell.Commands.WebRequestSession]::new() }
}

function Get-Reader {
    # The reader's script block; the pipeline behind it is the sink's.
    param($Command)
    switch ($Command.op) {
        'ours' { { Get-AudienceProspect -AudienceId $Command.id -PageSize $Command.limit } }
        'irm' { { Read-ByRestMethod -Url $Command.url -Limit $Command.limit } }
        'irm-session' { $session = New-Session; { Read-ByRestMethod -Url $Command.url -Limit $Command.limit -Parameter $session }.GetNewClosure() }
        'ours-contacts' { { Get-ContactListMember -ListId $Command.id -PageSize $Command.limit } }
        'irm-contacts' { $session = New-Session; { Read-OffsetByRestMethod -Url $Command.url -Limit $Command.limit -Parameter $session }.GetNewClosure() }
        'jobs-ours' {
            $ids = New-JobId $Command
            $parameter = if ($Command.interval) { @{ PollingIntervalSec = $Command.interval } } else { @{} }
            { $ids | Wait-ProspectingJob @parameter | Out-JobEnd }.GetNewClosure()
        }
        'jobs-script' { $ids = New-JobId $Command; { Wait-JobByRestMethod -Url $Command.url -JobId $ids -Interval $Command.interval }.GetNewClosure() }
        'import-jobs' { { Import-ByJob -First $Command.first -Count $Command.count } }
        'audience' { { $script:Audience } }
        'export' { { Export-AudienceProspect -AudienceId $Command.id -Path $Command.path -PageSize $Command.limit -Force } }
        'many' { { $Command.ids | Get-AudienceProspect -PageSize $Command.limit -ThrottleLimit $Command.throttle } }
        'export-many' {
            $null = New-Item -ItemType Directory -Path $Command.path -Force
            { $Command.ids | Export-AudienceProspect -Path $Command.path -PageSize $Command.limit -ThrottleLimit $Command.throttle -Force }
        }
        'irm-many' {
            $read = ${function:Read-ByRestMethod}.ToString()
            {
                $Command.ids | ForEach-Object -ThrottleLimit $Command.throttle -Parallel {
                    ${function:Read-ByRestMethod} = $using:read
                    Read-ByRestMethod -Url "$(($using:Command).url)/$_/prospects" -Limit ($using:Command).limit
                }
            }.GetNewClosure()
        }
        'held' { { $script:Held } }
        default { throw "There is no reader '$($Command.op)'." }
    }
}

function Invoke-Sink {
    # Returns how many items came, as far as the sink can know.
    param([scriptblock] $Reader, $Command)
    switch ($Command.sink) {
        'null' { & $Reader | Out-Null; 0 }
        'foreach' {
            $seen = @{ Count = 0; Length = 0 }
            & $Reader | ForEach-Object { $seen.Count++; $seen.Length += $_.Name.Length + $_.Company.Name.Length }
            $seen.Count
        }
        'count' {
            $seen = @{ Count = 0 }
            & $Reader | ForEach-Object { $seen.Count++ }
            $seen.Count
        }
        'csv' { & $Reader | Export-Csv -Path $Command.path; 0 }
        'collect' { $all = & $Reader; $all.Count }
        'jobs' { $script:Latencies.Clear(); & $Reader; $script:Latencies.Count }
        'gather' { $null = & $Reader; 0 }
        'value' { $script:Value = & $Reader; 1 }
        'hold' { $script:Held = & $Reader; $script:Held.Count }
        default { throw "There is no sink '$($Command.sink)'." }
    }
}

$Rate = $null
$Audience = $null
$Value = $null
$Latencies = [Collections.Generic.List[double]]::new()
$self = [Diagnostics.Process]::GetCurrentProcess()
while ($null -ne ($line = [Console]::In.ReadLine())) {
    $command = ConvertFrom-Json $line
    $reader = Get-Reader $command
    $self.Refresh()
    $cpu = $self.TotalProcessorTime
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $items = Invoke-Sink -Reader $reader -Command $command
    $seconds = $clock.Elapsed.TotalSeconds
    $self.Refresh()
    $sorted = @($Latencies | Sort-Object)
    [Console]::Out.WriteLine((ConvertTo-Json -Compress -InputObject @{
                p50        = if ($sorted) { $sorted[[int][Math]::Floor(0.5 * ($sorted.Count - 1))] }
                p95        = if ($sorted) { $sorted[[int][Math]::Floor(0.95 * ($sorted.Count - 1))] }
                rate       = $Rate
                value      = $Value
                seconds    = $seconds
                items      = $items
                cpuSeconds = ($self.TotalProcessorTime - $cpu).TotalSeconds
                peakBytes  = $self.PeakWorkingSet64
            }))
}
