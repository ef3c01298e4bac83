# Many small audiences over a network of 30 ms: one after the other, and side by side with -ThrottleLimit.
param([Parameter(Mandatory)] $Bench)

$rounds = $Bench.Quick ? 3 : 7
$audiences = 20
$pages = 3
$limit = 100
$atOnce = 4
$roundTrip = 0.030

$far = Start-BenchProcess -FilePath dotnet -ArgumentList (Get-BenchProgram FixedServer), '30', '10000'
$address = (ConvertFrom-Json $far.StandardOutput.ReadLine()).slow
$slow = $Bench.PSObject.Copy()
$slow.Environment = $Bench.Environment.Clone()
$slow.Environment.PROSPECTING_URI = $address
$workers = @{}
foreach ($kind in 'ours', 'script') { $workers[$kind] = Start-BenchWorker -Bench $slow -Kind $kind }

function New-ManyContender {
    param([string] $Kind, [string] $Op, [int] $Throttle)
    @{
        Worker  = $workers[$Kind]
        Command = @{ op = $Op; ids = @("n$($pages * $limit)") * $audiences; throttle = $Throttle; sink = 'null'; limit = $limit; url = "$address/v1/accounts/ag/audiences"; path = Join-Path $Bench.Scratch 'many' }
    }
}

$case = "$audiences audiences of $pages pages"
$contenders = [ordered]@{
    'one after the other'               = New-ManyContender ours many 1
    "-ThrottleLimit $atOnce"            = New-ManyContender ours many $atOnce
    "Export, -ThrottleLimit $atOnce"    = New-ManyContender ours export-many $atOnce
    "ForEach-Object -Parallel, $atOnce" = New-ManyContender script irm-many $atOnce
}
foreach ($entry in $contenders.Values) { $null = Send-BenchCommand -Worker $entry.Worker -Command $entry.Command }
$figures = @(Measure-Round -Case $case -Contender $contenders -Rounds $rounds)
Stop-BenchProcess (@($workers.Values) + $far)

$bound = $audiences * $pages * $roundTrip / $atOnce
$figures += New-Figure -Case $case -Who 'round-trip bound (computed)' -Value (@($bound) * $rounds)
$ours = Select-Figure $figures $case "-ThrottleLimit $atOnce"
$export = Select-Figure $figures $case "Export, -ThrottleLimit $atOnce"
$computed = Select-Figure $figures $case 'round-trip bound (computed)'
[pscustomobject]@{
    Name    = 'SideBySide'
    Title   = 'Many audiences side by side: 30 ms a page'
    Notes   = @(
        "$audiences audiences of $pages pages of $limit prospects; $atOnce are read at once. The bound is the round trips alone: $audiences x $pages x 30 ms / $atOnce."
        'The export gives each audience a file of its own, named after it.'
    )
    Figures = $figures
    Wanted  = @(
        New-Wanted -Text 'Get-AudienceProspect -ThrottleLimit: time against the round-trip bound' -Value (Get-Ratio $ours $computed) -AtMost 1.2
        New-Wanted -Text 'Export-AudienceProspect -ThrottleLimit: time against the round-trip bound' -Value (Get-Ratio $export $computed) -AtMost 1.2
        New-Wanted -Text 'Faster than one after the other' -Value (Get-Ratio (Select-Figure $figures $case 'one after the other') $ours) -AtLeast 3
    )
}
