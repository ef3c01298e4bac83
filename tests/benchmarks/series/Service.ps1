# The local service: start, depth, throughput against bare Kestrel, imports, searches.
param([Parameter(Mandatory)] $Bench)
Import-Module (Join-Path $Bench.Root 'tests/benchmarks/Service.psm1') -Force

$rounds = 5
$size = if ($Bench.Quick) { @{ People = 20000; Audience = 2000; Depths = 0, 1000, 1900; Seconds = 0.5; Lists = 20 } }
else { @{ People = $Bench.Largest; Audience = $Bench.Largest / 10; Depths = 0, ($Bench.Largest / 20), ($Bench.Largest / 10 - 100); Seconds = 1; Lists = 60 } }
$figures = [Collections.Generic.List[object]]::new()

function Add-Figure {
    param([string] $Case, [string] $Who, [double[]] $Value, [string] $Unit)
    $figure = New-Figure -Case $Case -Who $Who -Value $Value -Unit $Unit
    Write-Host ('  {0,-44} {1,-26} {2,10:0.0} {3} [{4:0.0} - {5:0.0}]' -f $Case, $Who, $figure.Median, $Unit, $figure.Min, $figure.Max)
    $figures.Add($figure)
}

$directory = Get-BenchDirectory -Bench $Bench -Count $size.People
$data = $directory.Path
Add-Figure "import of $($size.People) people, one run" 'people import' ($size.People / $directory.Seconds) 'rows/s'

$starts = @{}
foreach ($round in 1..$rounds) {
    foreach ($folder in $null, $data) {
        $service = Start-BenchService -Bench $Bench -DataPath $folder
        [double[]] $starts["$folder"] += 1000 * $service.Seconds
        Stop-BenchProcess $service.Process
    }
}
Add-Figure 'start to first answer' 'in memory, empty' $starts[''] 'ms'
Add-Figure 'start to first answer' "$($size.People) people" $starts[$data] 'ms'

$service = Start-BenchService -Bench $Bench -DataPath $data
$key = $Bench.Environment.PROSPECTING_API_KEY
$connected = $Bench.PSObject.Copy()
$connected.Environment = $Bench.Environment.Clone()
$connected.Environment.PROSPECTING_URI = $service.Address
$connected.Environment.PROSPECTING_ACCOUNT_GROUP = $service.AccountGroupId
$bare = Start-BenchWorker -Bench $Bench -Kind bare
$ours = Start-BenchWorker -Bench $connected -Kind ours

$each = $size.Audience / $rounds
$rates = foreach ($round in 1..$rounds) {
    (Send-BenchCommand -Worker $ours -Command @{ op = 'import-jobs'; sink = 'gather'; first = ($round - 1) * $each; count = $each }).rate
}
Add-Figure 'jobs: import with durable commits' 'url_upload, 1000 a job' $rates 'prospects/s'
$audience = (Send-BenchCommand -Worker $ours -Command @{ op = 'audience'; sink = 'value' }).value
Stop-BenchProcess $ours

$prospects = "$($service.Address)/v1/accounts/$($service.AccountGroupId)/audiences/$audience/prospects"
$cursors = @{}
$position = 0
$cursor = ''
$session = [Microsoft.PowerShell.Commands.WebRequestSession]::new()
while ($true) {
    if ($position -in $size.Depths) { $cursors["$position"] = $cursor }
    $page = (Invoke-RestMethod -Uri "${prospects}?limit=100&cursor=$([uri]::EscapeDataString($cursor))" -Headers @{ Authorization = "Bearer $key" } -WebSession $session -NoProxy).data
    $position += $page.items.Count
    if (-not $page.hasMore) { break }
    $cursor = $page.nextCursor
}
if ($position -ne $size.Audience) { throw "The audience holds $position prospects instead of $($size.Audience)." }

function New-Load {
    param([string] $Url, [int] $Connections)
    @{ Worker = $bare; Command = @{ op = 'load'; url = $Url; key = $key; connections = $Connections; seconds = $size.Seconds; limit = 100 } }
}

$depths = [ordered]@{}
foreach ($depth in $size.Depths) { $depths["at $depth"] = New-Load "${prospects}?limit=100&cursor=$([uri]::EscapeDataString($cursors["$depth"]))" 1 }
foreach ($figure in Measure-Round -Case 'page of 100, median' -Contender $depths -Rounds $rounds -Value { param($r) $r.p50Ms } -Unit 'ms') { $figures.Add($figure) }

foreach ($connections in 1, 8, 32) {
    $contenders = [ordered]@{
        'bare Kestrel'  = New-Load "$($Bench.Server.direct)/v1/accounts/ag/audiences/n100000/prospects?limit=100" $connections
        'local service' = New-Load "${prospects}?limit=100" $connections
    }
    $rate = @{}
    $late = @{}
    foreach ($round in 1..$rounds) {
        foreach ($name in $contenders.Keys) {
            $result = Send-BenchCommand -Worker $bare -Command $contenders[$name].Command
            [double[]] $rate[$name] += $result.items / $result.seconds
            [double[]] $late[$name] += $result.p99Ms
        }
    }
    foreach ($name in $contenders.Keys) {
        Add-Figure "pages of 100, $connections connections" $name $rate[$name] 'requests/s'
        Add-Figure "pages of 100, $connections connections, p99" $name $late[$name] 'ms'
    }
}

foreach ($search in @{ Case = 'full-text search by a job of one result'; New = ${function:New-SearchCommand} }, @{ Case = 'contact list: search and commit'; New = ${function:New-ContactListCommand} }) {
    # The round before the first warms up.
    $results = @(foreach ($round in 0..$rounds) {
            Send-BenchCommand -Worker $bare -Command (& $search.New -Bench $Bench -Service $service -Count $size.Lists -From ($round * $size.Lists))
        }) | Select-Object -Skip 1
    Add-Figure "$($search.Case), p50" "$($size.People) people" $results.p50Ms 'ms'
    Add-Figure "$($search.Case), p99" "$($size.People) people" $results.p99Ms 'ms'
}
Stop-BenchProcess $bare, $service.Process

$at = $size.Depths | ForEach-Object { Select-Figure $figures 'page of 100, median' "at $_" }
[pscustomobject]@{
    Name    = 'Service'
    Title   = 'The local service'
    Notes   = @(
        'SQLite on disk, every commit durable. The imports of people and the starts include the start of the process. The load comes from the same machine, which therefore shares its two cores between client and server.'
        'A search by a job is measured from the POST to the end of the job, as a client sees it. Contact lists search within a company and commit what they found.'
    )
    Figures = $figures.ToArray()
    Wanted  = @(New-Wanted -Text "A page at depth $($size.Depths[-1]) against the first" -Value (Get-Ratio $at[-1] $at[0]) -AtMost 1.5)
}
