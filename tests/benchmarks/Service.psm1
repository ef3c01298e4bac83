# The local service as the benchmark starts, fills and asks it.
Set-StrictMode -Version 3.0

function Get-ServiceProgram {
    param([Parameter(Mandatory)] $Bench)
    Join-Path $Bench.Root 'bin/service/ProspectingTools.Service.dll'
}

function Import-BenchPerson {
    # Imports so many generated people into a folder, durably, and returns the seconds that the whole process took.
    param([Parameter(Mandatory)] $Bench, [Parameter(Mandatory)] [string] $DataPath, [Parameter(Mandatory)] [long] $Count)
    $file = Join-Path $Bench.Scratch "people-$Count.csv"
    if (-not (Test-Path -LiteralPath $file)) {
        $writer = Start-BenchWorker -Bench $Bench -Kind bare
        $null = Send-BenchCommand -Worker $writer -Command @{ op = 'people'; path = $file; count = $Count }
        Stop-BenchProcess $writer
    }

    # Only a start makes a database; this one ends with its input, at once.
    $null = '' | & dotnet (Get-ServiceProgram $Bench) --data $DataPath --urls http://127.0.0.1:0 --exit-with-stdin --ready-json
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $output = & dotnet (Get-ServiceProgram $Bench) people import $file --data $DataPath
    $seconds = $clock.Elapsed.TotalSeconds
    if ($LASTEXITCODE -ne 0 -or "$output" -notmatch "$Count people added") {
        throw "The import of $Count people ended with $LASTEXITCODE and said: $output"
    }

    # The start has made the account, with the credits of a usual one.
    $null = & dotnet (Get-ServiceProgram $Bench) credits add 100000000 --data $DataPath --note benchmark
    $seconds
}

function Get-BenchDirectory {
    # A folder with so many people, made once a run: its path, and the seconds that its import took.
    param([Parameter(Mandatory)] $Bench, [Parameter(Mandatory)] [long] $Count)
    $path = Join-Path $Bench.Scratch "directory-$Count"
    $note = "$path.seconds"
    if (-not (Test-Path -LiteralPath $note)) {
        Set-Content -LiteralPath $note -Value (Import-BenchPerson -Bench $Bench -DataPath $path -Count $Count).ToString([cultureinfo]::InvariantCulture)
    }
    [pscustomobject]@{ Path = $path; Seconds = [double]::Parse((Get-Content -LiteralPath $note), [cultureinfo]::InvariantCulture) }
}

function Start-BenchService {
    # Starts the service and waits for its first answer. Seconds: from the start of the process to that answer.
    param([Parameter(Mandatory)] $Bench, [string] $DataPath)
    $arguments = @((Get-ServiceProgram $Bench), '--urls', 'http://127.0.0.1:0', '--credits', '100000000', '--ready-json', '--exit-with-stdin')
    $arguments += $DataPath ? @('--data', $DataPath) : @('--in-memory')
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $process = Start-BenchProcess -FilePath dotnet -ArgumentList $arguments -Quiet -Environment @{ PROSPECTING_SESSION_KEY = $Bench.Environment.PROSPECTING_API_KEY }
    $ready = ConvertFrom-Json $process.StandardOutput.ReadLine()
    $client = [Net.Http.HttpClient]::new()
    $null = $client.GetStringAsync("$($ready.address)/local/v1/info").GetAwaiter().GetResult()
    $seconds = $clock.Elapsed.TotalSeconds
    $client.Dispose()
    [pscustomobject]@{ Process = $process; Address = $ready.address; AccountGroupId = $ready.accountGroupId; Seconds = $seconds }
}

function New-ContactListCommand {
    # So many contact lists, each of another company: a search in the directory and a durable commit each.
    param([Parameter(Mandatory)] $Bench, [Parameter(Mandatory)] $Service, [Parameter(Mandatory)] [int] $Count, [int] $From = 0)
    $words = 'Nurse', 'VP Engineering', 'Data Scientist', 'Head of Sales'
    $bodies = @(foreach ($n in $From..($From + $Count - 1)) {
            ConvertTo-Json -Compress -Depth 4 -InputObject @{
                name    = "List $n"
                filters = @{ companyLinkedInUrls = @("https://www.linkedin.com/company/example-$($n * 37 % 1000)"); jobTitles = @($words[$n % $words.Count]) }
            }
        })
    @{ op = 'posts'; url = "$($Service.Address)/v1/contacts/lists"; limit = 0; key = $Bench.Environment.PROSPECTING_API_KEY; bodies = $bodies }
}

function New-SearchCommand {
    # So many jobs of one result, by full-text searches in the whole directory that differ in their words.
    param([Parameter(Mandatory)] $Bench, [Parameter(Mandatory)] $Service, [Parameter(Mandatory)] [int] $Count, [int] $From = 0)
    $bodies = @(foreach ($n in $From..($From + $Count - 1)) {
            $keywords = [uri]::EscapeDataString("Example $($n * 41 % 1000)")
            ConvertTo-Json -Compress -InputObject @{ source = 'linkedin_search'; searchUrl = "https://www.linkedin.com/search/results/people/?keywords=$keywords"; maxResults = 1 }
        })
    @{ op = 'searches'; url = "$($Service.Address)/v1/accounts/$($Service.AccountGroupId)/prospecting"; limit = 0; key = $Bench.Environment.PROSPECTING_API_KEY; bodies = $bodies }
}

Export-ModuleMember -Function *-*
