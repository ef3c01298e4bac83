# Paging: Get-AudienceProspect against the loops that people write and the bare client, on the same pages.
param([Parameter(Mandatory)] $Bench)

$size = if ($Bench.Quick) { @{ Case = 5000; Large = 20000; Rounds = 5; Fresh = 20000; Memory = 20000, 100000 } }
else { @{ Case = 20000; Large = 100000; Rounds = 5; Fresh = 100000; Memory = 100000, 1000000 } }
$ours = 'Get-AudienceProspect'
$loops = 'Invoke-RestMethod', 'Invoke-RestMethod, session'

function New-PageCommand {
    param([string] $Op, [string] $Sink, [long] $Count, [int] $Limit)
    @{
        op = $Op; id = "n$Count"; sink = $Sink; limit = $Limit
        url = "$($Bench.Server.direct)/v1/accounts/ag/audiences/n$Count/prospects"
        path = Join-Path $Bench.Scratch "$Op.csv"
    }
}

function New-Contender {
    # Every contender for one sink, count and page; ours only up to the largest legal page.
    param([string] $Sink, [long] $Count, [int] $Limit)
    $all = [ordered]@{}
    $all[$loops[0]] = @{ Kind = 'script'; Command = New-PageCommand irm $Sink $Count $Limit }
    if ($Limit -le 100) { $all[$ours] = @{ Kind = 'ours'; Command = New-PageCommand ours $Sink $Count $Limit } }
    $all['bare client'] = @{ Kind = 'bare'; Command = New-PageCommand bare $Sink $Count $Limit }
    $all[$loops[1]] = @{ Kind = 'script'; Command = New-PageCommand irm-session $Sink $Count $Limit }
    $all['bytes only'] = @{ Kind = 'bare'; Command = New-PageCommand bytes $Sink $Count $Limit }
    $all
}

function Measure-Warm {
    param([string] $Case, [Collections.IDictionary] $Contender, [int] $Rounds = $size.Rounds)
    foreach ($name in $Contender.Keys) { $Contender[$name].Worker = $workers[$Contender[$name].Kind] }
    Measure-Round -Case $Case -Contender $Contender -Rounds $Rounds
}

function Measure-Fresh {
    # A process for each: from its start to its result, import and compilation included.
    param([string] $Case, [Collections.IDictionary] $Contender, [int] $Rounds)
    $seconds = @{}
    $peaks = @{}
    foreach ($round in 1..$Rounds) {
        foreach ($name in $Contender.Keys) {
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $worker = Start-BenchWorker -Bench $Bench -Kind $Contender[$name].Kind
            $result = Send-BenchCommand -Worker $worker -Command $Contender[$name].Command
            [double[]] $seconds[$name] += $clock.Elapsed.TotalSeconds
            [double[]] $peaks[$name] += $result.peakBytes / 1MB
            Stop-BenchProcess $worker
        }
    }
    foreach ($name in $Contender.Keys) {
        New-Figure -Case $Case -Who $name -Value $seconds[$name]
        New-Figure -Case "$Case, peak memory" -Who $name -Value $peaks[$name] -Unit 'MB'
    }
}

$workers = @{}
foreach ($kind in 'ours', 'script', 'bare') { $workers[$kind] = Start-BenchWorker -Bench $Bench -Kind $kind }
foreach ($entry in (New-Contender null 3000 100).Values) {
    foreach ($sink in 'null', 'foreach', 'collect') {
        $warmUp = $entry.Command.Clone()
        $warmUp.sink = $sink
        $null = Send-BenchCommand -Worker $workers[$entry.Kind] -Command $warmUp
    }
}

$figures = @(
    Measure-Warm "Out-Null, $($size.Large), pages of 100" (New-Contender null $size.Large 100)
    Measure-Warm 'ForEach-Object, pages of 100' (New-Contender foreach $size.Case 100)
    Measure-Warm 'Export-Csv, pages of 100' (New-Contender csv $size.Case 100)
    Measure-Warm 'collected, pages of 100' (New-Contender collect $size.Case 100)
    Measure-Warm 'Out-Null, pages of 25' (New-Contender null $size.Case 25)
    Measure-Warm 'Out-Null, pages of 1000' (New-Contender null $size.Case 1000)
)
Stop-BenchProcess $workers.Values
$fresh = New-Contender null $size.Fresh 100
$fresh.Remove('bytes only')
$figures += Measure-Fresh "Out-Null, $($size.Fresh), fresh process" $fresh $size.Rounds
foreach ($count in $size.Memory) {
    $streaming = New-Contender null $count 100
    foreach ($name in $loops + 'bytes only') { $streaming.Remove($name) }
    $figures += Measure-Fresh "Out-Null, $count, streamed" $streaming $size.Rounds
}

function Get-BestLoop {
    # Whichever loop is faster on the whole.
    param([string] $Case)
    $loops | ForEach-Object { Select-Figure $figures $Case $_ } | Sort-Object -Property Median | Select-Object -First 1
}

$warm = @($figures.Case | Where-Object { $_ -like '*pages of*' -and $_ -notlike '*1000' } | Select-Object -Unique)
$wanted = @(
    foreach ($case in $warm) {
        $mine = Select-Figure $figures $case $ours
        New-Wanted -Text "$case, warm: faster than the best script loop" -Value (Get-Ratio (Get-BestLoop $case) $mine) -AtLeast 8
        New-Wanted -Text "$case, warm: time against the bare client" -Value (Get-Ratio $mine (Select-Figure $figures $case 'bare client')) -AtMost 1.3
    }
    $case = "Out-Null, $($size.Fresh), fresh process"
    New-Wanted -Text "${case}: faster than the best script loop" -Value (Get-Ratio (Get-BestLoop $case) (Select-Figure $figures $case $ours)) -AtLeast 5
    $small, $large = $size.Memory | ForEach-Object { Select-Figure $figures "Out-Null, $_, streamed, peak memory" $ours }
    New-Wanted -Text "Peak memory for $($size.Memory[1]) against $($size.Memory[0]) prospects, streamed" -Value ($large.Median / $small.Median) -AtMost 1.1
)
[pscustomobject]@{ Name = 'Paging'; Figures = $figures; Wanted = $wanted }
