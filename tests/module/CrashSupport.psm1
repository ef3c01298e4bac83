# What the tests share that kill a PowerShell process in the middle of its work.
Set-StrictMode -Version 3.0
Import-Module "$PSScriptRoot/Support.psm1"

function Start-TestShell {
    # Runs a script in a PowerShell process of its own, which has the module and a connection by its environment.
    param(
        [Parameter(Mandatory)] [string] $Script,
        [Parameter(Mandatory)] [uri] $Uri,
        [Parameter(Mandatory)] [string] $Key,
        [Parameter(Mandatory)] [string] $AccountGroupId
    )
    $text = "Import-Module '$(Get-TestModulePath)'`n`$ProgressPreference = 'SilentlyContinue'`n$Script"
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text))
    $start = New-ShellStart -Argument '-NoProfile', '-NonInteractive', '-OutputFormat', 'Text', '-EncodedCommand', $encoded
    $start.RedirectStandardOutput = $true
    $start.Environment['PROSPECTING_URI'] = $Uri
    $start.Environment['PROSPECTING_API_KEY'] = $Key
    $start.Environment['PROSPECTING_ACCOUNT_GROUP'] = $AccountGroupId
    $start.Environment['NO_COLOR'] = '1'
    [Diagnostics.Process]::Start($start)
}

function Wait-TestGate {
    # Waits until a block says true; the block may let something pass meanwhile.
    param([Parameter(Mandatory)] [scriptblock] $Until, [Parameter(Mandatory)] [string] $What)
    $clock = [Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Until)) {
        if ($clock.Elapsed.TotalSeconds -gt 60) {
            throw "Waited in vain for $What."
        }
        Start-Sleep -Milliseconds 5
    }
}

function Read-GateRequest {
    # Reads one request to its last byte.
    param([Parameter(Mandatory)] [IO.Stream] $Stream)
    $request = [IO.MemoryStream]::new()
    $buffer = [byte[]]::new(65536)
    do {
        $read = $Stream.Read($buffer, 0, $buffer.Length)
        if ($read -eq 0) {
            throw 'The client left before its request was whole.'
        }
        $request.Write($buffer, 0, $read)
        $text = [Text.Encoding]::ASCII.GetString($request.ToArray())
        $head = $text.IndexOf("`r`n`r`n")
        $length = if ($text -match '(?im)^Content-Length: (\d+)') { [int] $Matches[1] } else { 0 }
    } until ($head -ge 0 -and $request.Length -ge $head + 4 + $length)
    $request.ToArray()
}

function Invoke-KilledShell {
    <#
        Runs a script in a process of its own and kills it in the middle of a request. A gate stands between it and the service and
        lets through so much that the kill falls where the test wants it: nothing of the request, all but its last byte, or all of it
        with the service's answer held back. Some requests and their answers may pass first. Returns what the process had written.
    #>
    param(
        [Parameter(Mandatory)] [string] $Script,
        [Parameter(Mandatory)] $Service,
        [Parameter(Mandatory)] [string] $Key,
        [Parameter(Mandatory)] [ValidateSet('Nothing', 'AllButOneByte', 'All')] [string] $Forward,
        [int] $PassFirst = 0
    )
    $gate = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $gate.Start()
    $upstream = [Net.Sockets.TcpClient]::new($Service.Uri.Host, $Service.Uri.Port)
    $process = Start-TestShell -Script $Script -Uri "http://$($gate.LocalEndpoint)" -Key $Key -AccountGroupId $Service.AccountGroupId
    try {
        $output = $process.StandardOutput.ReadToEndAsync()
        Wait-TestGate -What 'a connection' -Until { $gate.Pending() -or $process.HasExited }
        if ($process.HasExited) {
            throw "The process ended before it connected. It wrote: $($output.Result)"
        }
        $client = $gate.AcceptTcpClient()
        $in = $client.GetStream()
        $out = $upstream.GetStream()
        $buffer = [byte[]]::new(65536)
        for ($number = 0; $number -le $PassFirst; $number++) {
            Wait-TestGate -What 'a request' -Until {
                while ($out.DataAvailable) {
                    $in.Write($buffer, 0, $out.Read($buffer, 0, $buffer.Length))
                }
                $in.DataAvailable
            }
            $request = Read-GateRequest -Stream $in
            if ($number -lt $PassFirst) {
                $out.Write($request, 0, $request.Length)
            }
        }
        switch ($Forward) {
            'AllButOneByte' {
                $out.Write($request, 0, $request.Length - 1)
            }
            'All' {
                $out.Write($request, 0, $request.Length)
                Wait-TestGate -What 'the answer' -Until { $out.DataAvailable }
            }
        }
    }
    finally {
        # On Unix this is kill -9.
        if (-not $process.HasExited) {
            $process.Kill()
        }
        $null = $process.WaitForExit(20000)
        $upstream.Dispose()
        $gate.Stop()
    }
    $client.Dispose()
    $process.Dispose()
    $output.Result
}

Export-ModuleMember -Function Start-TestShell, Invoke-KilledShell
