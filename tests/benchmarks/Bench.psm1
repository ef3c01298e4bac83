# What the series share: processes that are told what to do line by line, rounds, and figures.
Set-StrictMode -Version 3.0

$script:Here = $PSScriptRoot
$script:Started = [Collections.Generic.List[Diagnostics.Process]]::new()

function Get-BenchProgram {
    # The assembly of one of the benchmark's own programs.
    param([Parameter(Mandatory)] [ValidateSet('FixedServer', 'BareClient', 'ProspectingTools.Service.Benchmarks')] [string] $Name)
    Join-Path $script:Here "$Name/bin/Release/net10.0/$Name.dll"
}

function Start-BenchProcess {
    # Starts a program whose standard streams are ours. Stop-BenchProcess ends it, by the end of its input.
    param(
        [Parameter(Mandatory)] [string] $FilePath,
        [string[]] $ArgumentList = @(),
        [hashtable] $Environment = @{},
        # Throws away what it writes to standard error, such as a service's log.
        [switch] $Quiet
    )
    $start = [Diagnostics.ProcessStartInfo]::new($FilePath)
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $Quiet
    $start.UseShellExecute = $false
    foreach ($argument in $ArgumentList) { $start.ArgumentList.Add($argument) }
    foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] }
    $process = [Diagnostics.Process]::Start($start)
    if ($Quiet) { $process.BeginErrorReadLine() }
    $script:Started.Add($process)
    $process
}

function Start-BenchWorker {
    # A process that carries out commands: PowerShell with the module (ours), without it (script), or the bare client.
    param([Parameter(Mandatory)] $Bench, [Parameter(Mandatory)] [ValidateSet('ours', 'script', 'bare')] [string] $Kind)
    if ($Kind -eq 'bare') {
        return Start-BenchProcess -FilePath dotnet -ArgumentList (Get-BenchProgram BareClient) -Environment $Bench.Environment
    }
    $arguments = $Bench.Shell.First + @('-NoProfile', '-NonInteractive', '-File', (Join-Path $script:Here 'Worker.ps1'))
    if ($Kind -eq 'ours') { $arguments += '-ModulePath', $Bench.ModulePath }
    Start-BenchProcess -FilePath $Bench.Shell.Program -ArgumentList $arguments -Environment $Bench.Environment
}

function Send-BenchCommand {
    # Has a worker carry out a command and returns its result.
    param([Parameter(Mandatory)] [Diagnostics.Process] $Worker, [Parameter(Mandatory)] [hashtable] $Command)
    $Worker.StandardInput.WriteLine((ConvertTo-Json -Compress -InputObject $Command))
    $Worker.StandardInput.Flush()
    $line = $Worker.StandardOutput.ReadLine()
    if ($null -eq $line) {
        throw "The worker ended instead of carrying out $(ConvertTo-Json -Compress -InputObject $Command)"
    }
    ConvertFrom-Json $line
}

function Stop-BenchProcess {
    # Ends one process, or all that are left.
    param([Diagnostics.Process[]] $Process = $script:Started.ToArray())
    foreach ($each in $Process) {
        if (-not $each.HasExited) {
            $each.StandardInput.Close()
            if (-not $each.WaitForExit(10000)) { $each.Kill($true) }
        }
        $null = $script:Started.Remove($each)
        $each.Dispose()
    }
}

function Get-Median {
    param([Parameter(Mandatory)] [double[]] $Value)
    $sorted = @($Value | Sort-Object)
    $middle = [int][Math]::Floor($sorted.Count / 2)
    if ($sorted.Count % 2) { $sorted[$middle] } else { ($sorted[$middle - 1] + $sorted[$middle]) / 2 }
}

function New-Figure {
    # One measured value of one contender, with every round kept.
    param(
        [Parameter(Mandatory)] [string] $Case,
        [Parameter(Mandatory)] [string] $Who,
        [Parameter(Mandatory)] [double[]] $Value,
        [string] $Unit = 's'
    )
    [pscustomobject]@{
        Case   = $Case
        Who    = $Who
        Unit   = $Unit
        Median = Get-Median $Value
        Min    = ($Value | Measure-Object -Minimum).Minimum
        Max    = ($Value | Measure-Object -Maximum).Maximum
        Values = $Value
    }
}

function Get-Ratio {
    # How many times as much the first is as the second: the median over the rounds, so that what slows a whole round cancels out.
    param([Parameter(Mandatory)] $Of, [Parameter(Mandatory)] $To)
    Get-Median @(for ($i = 0; $i -lt [Math]::Min($Of.Values.Count, $To.Values.Count); $i++) { $Of.Values[$i] / $To.Values[$i] })
}

function New-Wanted {
    # A figure that an issue asks for, and whether it is reached.
    param(
        [Parameter(Mandatory)] [string] $Text,
        [Parameter(Mandatory)] [double] $Value,
        [double] $AtLeast = [double]::NegativeInfinity,
        [double] $AtMost = [double]::PositiveInfinity,
        [string] $Unit = 'times'
    )
    [pscustomobject]@{
        Text    = $Text
        Value   = $Value
        Unit    = $Unit
        Wanted  = if ([double]::IsInfinity($AtMost)) { "at least $AtLeast" } else { "at most $AtMost" }
        Reached = $Value -ge $AtLeast -and $Value -le $AtMost
    }
}

function Measure-Round {
    # Interleaved rounds over warm workers: each round runs every contender once. Contenders: ordered, name -> @{ Worker; Command }.
    param(
        [Parameter(Mandatory)] [string] $Case,
        [Parameter(Mandatory)] [Collections.IDictionary] $Contender,
        [Parameter(Mandatory)] [int] $Rounds,
        [scriptblock] $Value = { param($result) $result.seconds },
        [string] $Unit = 's',
        # Adds a figure of the processor time that each contender's process took: it does not grow with the load of the machine.
        [switch] $WithCpu
    )
    $values = @{}
    $cpu = @{}
    foreach ($name in $Contender.Keys) {
        $values[$name] = [Collections.Generic.List[double]]::new()
        $cpu[$name] = [Collections.Generic.List[double]]::new()
    }
    for ($round = 0; $round -lt $Rounds; $round++) {
        foreach ($name in $Contender.Keys) {
            $result = Send-BenchCommand -Worker $Contender[$name].Worker -Command $Contender[$name].Command
            $values[$name].Add((& $Value $result))
            $cpu[$name].Add($result.cpuSeconds)
        }
    }
    foreach ($name in $Contender.Keys) {
        if ($WithCpu) { New-Figure -Case "$Case, CPU" -Who $name -Value $cpu[$name].ToArray() }
        $figure = New-Figure -Case $Case -Who $name -Value $values[$name].ToArray() -Unit $Unit
        Write-Host ('  {0,-34} {1,-28} {2,9:0.000} {3}  [{4:0.000} - {5:0.000}]' -f $Case, $name, $figure.Median, $Unit, $figure.Min, $figure.Max)
        $figure
    }
}

function Group-Case {
    # The figures of each case, cases in the order in which they were measured.
    param([Parameter(Mandatory)] [object[]] $Figure)
    foreach ($case in $Figure.Case | Select-Object -Unique) {
        [pscustomobject]@{ Name = $case; Group = @($Figure | Where-Object { $_.Case -eq $case }) }
    }
}

function Select-Figure {
    # The one figure of a case and contender.
    param([Parameter(Mandatory)] [object[]] $Figure, [Parameter(Mandatory)] [string] $Case, [Parameter(Mandatory)] [string] $Who)
    $found = @($Figure | Where-Object { $_.Case -eq $Case -and $_.Who -eq $Who })
    if ($found.Count -ne 1) { throw "There are $($found.Count) figures '$Case' of '$Who'." }
    $found[0]
}

Export-ModuleMember -Function *-*
