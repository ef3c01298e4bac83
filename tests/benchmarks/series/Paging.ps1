# Paging: Get-AudienceProspect against the loops that people write and the bare client, on the same pages.
param([Parameter(Mandatory)] $Bench)

$size = if ($Bench.Quick) { @{ Case = 1000; Large = 2000; Rounds = 5; WarmUp = 5000; Fresh = 2000; Memory = 10000, 100000 } }
else { @{ Case = $Bench.Largest / 20; Large = $Bench.Largest / 10; Rounds = 5; WarmUp = 60000; Fresh = [Math]::Max(20000, $Bench.Largest / 10); Memory = ($Bench.Largest / 10), $Bench.Largest } }
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
    Measure-Round -Case $Case -Contender $Contender -Rounds $Rounds -WithCpu
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
# Until the runtime has compiled what is hot for good: it takes the same number of items on every side, less for the slow loops.
foreach ($entry in (New-Contender null 3000 100).Values) {
    foreach ($sink in 'null', 'foreach', 'csv', 'collect') {
        $count = $entry.Kind -eq 'script' ? 2000 : $size.WarmUp
        $null = Send-BenchCommand -Worker $workers[$entry.Kind] -Command (New-PageCommand $entry.Command.op $sink $count 100)
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
$fresh.Remove($loops[0])
$figures += Measure-Fresh "Out-Null, $($size.Fresh), fresh process" $fresh $size.Rounds
foreach ($count in $size.Memory) {
    $streaming = New-Contender null $count 100
    foreach ($name in $loops + 'bytes only', 'bare client') { $streaming.Remove($name) }
    $figures += Measure-Fresh "Out-Null, $count, streamed" $streaming $size.Rounds
}

function Get-BestLoop {
    # Whichever loop is faster on the whole.
    param([string] $Case)
    $figures | Where-Object { $_.Case -eq $Case -and $_.Who -in $loops } | Sort-Object -Property Median | Select-Object -First 1
}

$warm = @($figures.Case | Where-Object { $_ -like '*pages of*' -and $_ -notlike '*CPU' -and $_ -notlike '*1000' } | Select-Object -Unique)
$wanted = @(
    foreach ($case in $warm) {
        $mine = Select-Figure $figures $case $ours
        New-Wanted -Text "$case, warm: faster than the best script loop" -Value (Get-Ratio (Get-BestLoop $case) $mine) -AtLeast 8
        New-Wanted -Text "$case, warm: time against the bare client" -Value (Get-Ratio $mine (Select-Figure $figures $case 'bare client')) -AtMost 1.3
        New-Wanted -Text "$case, warm: CPU time against the bare client" -Value (Get-Ratio (Select-Figure $figures "$case, CPU" $ours) (Select-Figure $figures "$case, CPU" 'bare client')) -AtMost 1.3
    }
    $case = "Out-Null, $($size.Fresh), fresh process"
    New-Wanted -Text "${case}: faster than the best script loop" -Value (Get-Ratio (Get-BestLoop $case) (Select-Figure $figures $case $ours)) -AtLeast 5
    $small, $large = $size.Memory | ForEach-Object { Select-Figure $figures "Out-Null, $_, streamed, peak memory" $ours }
    New-Wanted -Text "Peak memory for $($size.Memory[1]) against $($size.Memory[0]) prospects, streamed" -Value ($large.Median / $small.Median) -AtMost 1.1
)
[pscustomobject]@{
    Name    = 'Paging'
    Title   = 'Paging'
    Ours    = $ours
    Figures = $figures
    Wanted  = $wanted
    Notes   = @(
        'Every contender reads the same pages of the same bytes (about 1.25 KB a prospect) from `tests/benchmarks/FixedServer` and gives every item to the sink named. `bytes only` is the limit: the same requests, nothing parsed. `ForEach-Object` reads the name and the company name of each.'
        'Pages of 1,000 are above the largest page that the API is assumed to allow (100), so that the cmdlet refuses them; the others are shown for comparison.'
        '`Export-Csv` is PowerShell''s own and costs the same on both sides: about 35 µs a prospect, several times what it takes to read one. `Export-AudienceProspect` writes its rows itself; the series Scaling shows it.'
        'What remains against the bare client: every object that passes a pipeline is bound to a parameter of the next command by PowerShell, and a script block runs for each, which a loop in C# does not do. Parsing is quicker than the bare client''s (see the hot paths), and goes on beside it.'
        'A fresh process compiles what it runs, in the background, on the same cores; the runtime compiles about 5,000 methods during the first 100,000 prospects. The shorter the run, the less is won.'
    )
}
