# The same over a slow network: 40 ms round trip and 50 Mbit/s, by the delaying proxy of FixedServer.
param([Parameter(Mandatory)] $Bench)

$rounds = 5
$prospects = $Bench.Quick ? 1000 : 3000
$contacts = $Bench.Quick ? 2000 : 6000
$limit = 100
$roundTrip = 0.040
$bitsPerSecond = 50e6

function New-SlowContender {
    param([string] $Kind, [string] $Op, [string] $Path, [long] $Count)
    @{
        Worker  = $workers[$Kind]
        Command = @{ op = $Op; id = "n$Count"; sink = ($Op -match 'ours|irm') ? 'count' : 'null'; limit = $limit; url = "$($Bench.Server.slow)/v1/$Path" }
    }
}

$slow = $Bench.PSObject.Copy()
$slow.Environment = $Bench.Environment.Clone()
$slow.Environment.PROSPECTING_URI = $Bench.Server.slow
$workers = @{}
foreach ($kind in 'ours', 'script', 'bare') { $workers[$kind] = Start-BenchWorker -Bench $slow -Kind $kind }

$cursor = "accounts/ag/audiences/n$prospects/prospects"
$offset = "contacts/lists/n$contacts/contacts"
$cursorContenders = [ordered]@{
    'Invoke-RestMethod, session' = New-SlowContender script irm-session $cursor $prospects
    'Get-AudienceProspect'       = New-SlowContender ours ours $cursor $prospects
    'bare client'                = New-SlowContender bare bare $cursor $prospects
    'bytes only'                 = New-SlowContender bare bytes $cursor $prospects
}
$offsetContenders = [ordered]@{
    'Invoke-RestMethod, session' = New-SlowContender script irm-contacts $offset $contacts
    'Get-ContactListMember'      = New-SlowContender ours ours-contacts $offset $contacts
    'bare client'                = New-SlowContender bare contacts $offset $contacts
}
foreach ($entry in @($cursorContenders.Values) + @($offsetContenders.Values)) {
    $null = Send-BenchCommand -Worker $entry.Worker -Command $entry.Command
}

$cursorCase = "cursor list, $prospects prospects"
$offsetCase = "offset list, $contacts contacts"
$figures = @(
    Measure-Round -Case $cursorCase -Contender $cursorContenders -Rounds $rounds
    Measure-Round -Case $offsetCase -Contender $offsetContenders -Rounds $rounds
)
Stop-BenchProcess $workers.Values

# What the network alone takes: a round trip a page, and every bit once.
$client = [Net.Http.HttpClient]::new()
$pages = [Math]::Ceiling($prospects / $limit)
$bytes = $client.GetByteArrayAsync("$($Bench.Server.direct)/v1/${cursor}?limit=$limit").GetAwaiter().GetResult().Length
$client.Dispose()
$bound = $pages * ($roundTrip + $bytes * 8 / $bitsPerSecond)
$figures += New-Figure -Case $cursorCase -Who 'round-trip bound (computed)' -Value (@($bound) * $rounds)

$ours = Select-Figure $figures $cursorCase 'Get-AudienceProspect'
$parallel = Select-Figure $figures $offsetCase 'Get-ContactListMember'
[pscustomobject]@{
    Name    = 'Network'
    Title   = 'The same over a network: 40 ms and 50 Mbit/s'
    Notes   = @(
        'The network is a proxy on loopback that delays each way by 20 ms and lets 50 Mbit/s through to the client. Its timers are good to about a millisecond, so that `bytes only` over the same proxy is the sharper bound.'
        'Cursor lists are bound by the round trips: the cursor of a page stands at its end. Offset lists are read four pages ahead.'
    )
    Figures = $figures
    Wanted  = @(
        New-Wanted -Text 'Cursor list: time against the round-trip bound' -Value (Get-Ratio $ours (Select-Figure $figures $cursorCase 'round-trip bound (computed)')) -AtMost 1.05
        New-Wanted -Text 'Cursor list: time against the same requests as bytes only' -Value (Get-Ratio $ours (Select-Figure $figures $cursorCase 'bytes only')) -AtMost 1.05
        New-Wanted -Text 'Offset list: faster than the bare client, one page after the other' -Value (Get-Ratio (Select-Figure $figures $offsetCase 'bare client') $parallel) -AtLeast 3
        New-Wanted -Text 'Offset list: faster than the script loop, one page after the other' -Value (Get-Ratio (Select-Figure $figures $offsetCase 'Invoke-RestMethod, session') $parallel) -AtLeast 3
    )
}
