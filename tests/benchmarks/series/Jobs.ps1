# Many jobs waited for at once: Wait-ProspectingJob against a loop that looks at every unfinished job each second.
param([Parameter(Mandatory)] $Bench)

$rounds = $Bench.Quick ? 1 : 5
$jobs = 200
$first = 2
$span = $Bench.Quick ? 3 : 12
$who = [ordered]@{
    'Wait-ProspectingJob'                       = @{ Kind = 'ours'; Op = 'jobs-ours'; Interval = 0 }
    'script loop, each second'                  = @{ Kind = 'script'; Op = 'jobs-script'; Interval = 1 }
    'Wait-ProspectingJob -PollingIntervalSec 1' = @{ Kind = 'ours'; Op = 'jobs-ours'; Interval = 1 }
}

$workers = @{}
foreach ($kind in 'ours', 'script') { $workers[$kind] = Start-BenchWorker -Bench $Bench -Kind $kind }
$client = [Net.Http.HttpClient]::new()
$counted = { [long] $client.GetStringAsync("$($Bench.Server.direct)/requests").GetAwaiter().GetResult() }
$collected = @{}
foreach ($round in 0..$rounds) {
    foreach ($name in $who.Keys) {
        # The round before the first warms up, on jobs that end soon.
        $command = @{
            op = $who[$name].Op; sink = 'jobs'; count = ($round ? $jobs : 20); interval = $who[$name].Interval
            first = ($round ? $first : 1); span = ($round ? $span : 1); url = "$($Bench.Server.direct)/v1/accounts/ag/prospecting"
        }
        $before = & $counted
        $result = Send-BenchCommand -Worker $workers[$who[$name].Kind] -Command $command
        if ($round) {
            if ($result.items -ne $jobs) { throw "$name has seen the end of $($result.items) jobs of $jobs." }
            $values = ($collected[$name] ??= @{ Requests = @(); Cpu = @(); Middle = @(); Late = @() })
            $values.Requests += ((& $counted) - $before) / $jobs
            $values.Cpu += $result.cpuSeconds
            $values.Middle += $result.p50
            $values.Late += $result.p95
        }
    }
}
$client.Dispose()
Stop-BenchProcess $workers.Values

$figures = foreach ($name in $who.Keys) {
    New-Figure -Case 'requests per job' -Who $name -Value $collected[$name].Requests -Unit 'requests'
    New-Figure -Case 'CPU of the waiting process' -Who $name -Value $collected[$name].Cpu
    New-Figure -Case 'end of a job to its emission, median' -Who $name -Value $collected[$name].Middle
    New-Figure -Case 'end of a job to its emission, 95 %' -Who $name -Value $collected[$name].Late
}
$figures | ForEach-Object { Write-Host ('  {0,-38} {1,-42} {2,8:0.00} {3}' -f $_.Case, $_.Who, $_.Median, $_.Unit) }
[pscustomobject]@{
    Name    = 'Jobs'
    Title   = "Jobs: $jobs waited for at once"
    Notes   = @(
        "The jobs end at random times between $first and $($first + $span) seconds after the wait begins. The default trades latency for requests: its intervals grow from 1 s to 15 s, as the references of the API ask of clients, so that it gains the more the longer jobs run."
        'With `-PollingIntervalSec 1` it looks as often as the script, and all jobs at once instead of one after the other.'
    )
    Figures = @($figures)
    Wanted  = @()
}
