# Cost against size, 10^3 to 10^6: paging, export, people import, search.
param([Parameter(Mandatory)] $Bench)
Import-Module (Join-Path $Bench.Root 'tests/benchmarks/Service.psm1') -Force

$sizes = $Bench.Quick ? @(1000, 10000) : @(1000, 10000, 100000, 1000000 | Where-Object { $_ -le $Bench.Largest })
$figures = [Collections.Generic.List[object]]::new()
$ours = Start-BenchWorker -Bench $Bench -Kind ours
$bare = Start-BenchWorker -Bench $Bench -Kind bare
$null = Send-BenchCommand -Worker $ours -Command @{ op = 'ours'; sink = 'null'; id = 'n30000'; limit = 100 }
$null = Send-BenchCommand -Worker $ours -Command @{ op = 'export'; sink = 'null'; id = 'n30000'; limit = 100; path = Join-Path $Bench.Scratch 'warm.csv' }

function Add-Scaled {
    param([string] $Case, [long] $Size, [double[]] $Value, [string] $Unit)
    $figure = New-Figure -Case $Case -Who "$Size" -Value $Value -Unit $Unit
    Write-Host ('  {0,-40} {1,8} {2,10:0.000} {3}' -f $Case, $Size, $figure.Median, $Unit)
    $figures.Add($figure)
}

foreach ($size in $sizes) {
    # The largest size is run once: it takes long, and its spread is small.
    $rounds = 1..($size -ge 1000000 ? 1 : 5)
    foreach ($case in @{ Name = 'Get-AudienceProspect | Out-Null'; Op = 'ours' }, @{ Name = 'Export-AudienceProspect, CSV'; Op = 'export' }) {
        $command = @{ op = $case.Op; sink = 'null'; id = "n$size"; limit = 100; path = Join-Path $Bench.Scratch "scaled-$size.csv" }
        Add-Scaled $case.Name $size @($rounds | ForEach-Object { (Send-BenchCommand -Worker $ours -Command $command).seconds }) 's'
    }

    $directory = Get-BenchDirectory -Bench $Bench -Count $size
    Add-Scaled 'people import, one run, process start included' $size $directory.Seconds 's'
    $service = Start-BenchService -Bench $Bench -DataPath $directory.Path
    foreach ($search in @{ Name = 'full-text search by a job, p50'; New = ${function:New-SearchCommand} }, @{ Name = 'contact list: search and commit, p50'; New = ${function:New-ContactListCommand} }) {
        $results = @(foreach ($round in 0..5) { Send-BenchCommand -Worker $bare -Command (& $search.New -Bench $Bench -Service $service -Count 20 -From ($round * 20)) }) | Select-Object -Skip 1
        Add-Scaled $search.Name $size $results.p50Ms 'ms'
    }
    Stop-BenchProcess $service.Process
}
Stop-BenchProcess $ours, $bare

$perItem = { param($case, $size) (Select-Figure $figures $case "$size").Median / $size }
[pscustomobject]@{
    Name    = 'Scaling'
    Title   = 'Cost against size'
    Notes   = @(
        'Both axes are logarithmic: linear work is a line that rises by one decade a decade, indexed work is flat. The size is the number of prospects read, or of people in the directory. 1,000,000 and the imports are one run each; the rest are medians of five.'
    )
    Figures = $figures.ToArray()
    Wanted  = @(
        foreach ($case in 'Get-AudienceProspect | Out-Null', 'Export-AudienceProspect, CSV') {
            New-Wanted -Text "${case}: time a prospect at $($sizes[-1]) against $($sizes[-2])" -Value ((& $perItem $case $sizes[-1]) / (& $perItem $case $sizes[-2])) -AtMost 1.2
        }
        New-Wanted -Text "people import: time a row at $($sizes[-1]) against $($sizes[-2])" -Value ((& $perItem 'people import, one run, process start included' $sizes[-1]) / (& $perItem 'people import, one run, process start included' $sizes[-2])) -AtMost 1.5
    )
}
