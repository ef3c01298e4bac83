# Import of people into an empty directory, side by side with a loop in Python over the same tables and indexes.
param([Parameter(Mandatory)] $Bench)

$python = Get-Command -Name python3 -CommandType Application -ErrorAction Ignore | Select-Object -First 1
if (-not $python) {
    throw 'The series People needs python3: the loop that it measures against is tests/benchmarks/people_loop.py.'
}
$loop = Join-Path $Bench.Root 'tests/benchmarks/people_loop.py'
$program = Get-BenchProgram ProspectingTools.Service.Benchmarks
$rounds = $Bench.Quick ? 3 : 5
$count = $Bench.Quick ? 100000 : 200000
$many = [Math]::Min($Bench.Largest, 5 * $count)

function Get-File {
    param([long] $Count)
    $path = Join-Path $Bench.Scratch "people-$Count.csv"
    if (-not (Test-Path -LiteralPath $path)) { & $python $loop make $Count $path }
    $path
}

$who = [ordered]@{
    'Python loop' = { param($file) $database = Join-Path $Bench.Scratch "$([guid]::NewGuid()).db"; & $python $loop run $file $database; Remove-Item "$database*" }
    'import'      = { param($file) & dotnet $program import $file }
}
$rate = @{}
$processor = @{}
$memory = @{}
# The round before the first fills the disk cache.
foreach ($round in 0..$rounds) {
    foreach ($name in $who.Keys) {
        $one = & $who[$name] (Get-File $count) | ConvertFrom-Json
        if ($one.rows -ne $count) { throw "$name took $($one.rows) rows of $count." }
        if ($round) {
            [double[]] $rate[$name] += $one.rows / $one.seconds
            [double[]] $processor[$name] += 1e6 * $one.processor / $one.rows
            [double[]] $memory[$name] += $one.megabytes
        }
    }
}
$large = & $who['import'] (Get-File $many) | ConvertFrom-Json

$figures = @(
    foreach ($name in $who.Keys) { New-Figure -Case "$count rows of ten columns" -Who $name -Value $rate[$name] -Unit 'rows/s' }
    foreach ($name in $who.Keys) { New-Figure -Case 'processor a row' -Who $name -Value $processor[$name] -Unit 'µs' }
    New-Figure -Case "most memory, $count rows" -Who 'import' -Value $memory['import'] -Unit 'MB'
    New-Figure -Case "most memory, $many rows" -Who 'import' -Value $large.megabytes -Unit 'MB'
)
$figures | ForEach-Object { Write-Host ('  {0,-30} {1,-14} {2,10:0.0} {3} [{4:0.0} - {5:0.0}]' -f $_.Case, $_.Who, $_.Median, $_.Unit, $_.Min, $_.Max) }

# Round by round: what slows the machine slows both.
$ratios = for ($i = 0; $i -lt $rounds; $i++) { $rate['import'][$i] / $rate['Python loop'][$i] }
[pscustomobject]@{
    Name    = 'People'
    Title   = 'Import of people'
    Ours    = 'import'
    Notes   = @(
        "A CSV file of ten columns into an empty directory on disk: the import as ``people import`` does it, in a process of its own, without its start; and the plain loop ``tests/benchmarks/people_loop.py``, with the same tables, indexes, full-text index and 1,000 rows a commit. The loop understands one header and looks for nobody who is known; the import takes any exporter's file, merges, and uses a second thread to read."
    )
    Figures = $figures
    Wanted  = @(
        New-Wanted -Text "The rate of the import against the Python loop, median of $rounds rounds" -Value (Get-Median $ratios) -AtLeast 1
        New-Wanted -Text "The most memory for $many rows against $count" -Value ($large.megabytes / (Get-Median $memory['import'])) -AtMost 1.5
    )
}
