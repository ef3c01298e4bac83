# Ctrl+C is PowerShell.Stop() on a running pipeline, from another thread: these tests do the same in a runspace of their own.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 500
    $hostile = Start-HostileServer -MaximumRetryCount 5 -TimeoutSec 60 -Rule @(
        @{ Path = '*/lead-lists'; Reply = @{ Body = '{}'; DelayMs = 30000 } }
        @{ Path = '*/saved-searches'; Reply = @{ Status = 429; Headers = @{ 'Retry-After' = '60' }; Body = '' } }
        @{ Path = '*/prospects'; Reply = @{ Body = New-TestProspectPage -Count 100; PieceSize = 10; PieceDelayMs = 500 } }
        @{ Path = '*/prospecting/j1'; Reply = @{ Body = New-TestEnvelope @{ jobId = 'j1'; status = 'running' } } }
    )

    function Measure-Stop {
        # Runs a command, stops it after it has got under way, and returns how long the stop took, in milliseconds.
        param([Parameter(Mandatory)] [string] $Command)
        $shell = [powershell]::Create([System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2())
        try {
            $null = $shell.AddScript("Import-Module '$(Get-TestModulePath)'").Invoke()
            $shell.Commands.Clear()
            $null = $shell.AddScript("param(`$c) $Command").AddArgument($hostile.Connection)
            $running = $shell.BeginInvoke()
            Start-Sleep -Milliseconds 700
            $running.IsCompleted | Should -BeFalse -Because 'the command must still be at work'
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $clock.ElapsedMilliseconds
        }
        finally {
            $shell.Dispose()
        }
    }
}

AfterAll {
    Stop-HostileServer $hostile
    Stop-TestService
}

Describe 'Ctrl+C' {
    It 'ends <What> at once' -ForEach @(
        @{ What = 'a wait for an answer'; Command = 'Get-SalesNavLeadList -Connection $c' }
        @{ What = 'the wait before a retry'; Command = 'Get-SalesNavSavedSearch -Connection $c' }
        @{ What = 'a read of a slow body'; Command = 'Get-AudienceProspect a1 -Connection $c' }
        @{ What = 'a wait for a job'; Command = 'Wait-ProspectingJob j1 -Connection $c' }
    ) {
        # The design asks for 100 ms; one bad moment of a shared machine must not fail it, so the best of three counts.
        $times = 1..3 | ForEach-Object { Measure-Stop $Command }
        ($times | Measure-Object -Minimum).Minimum | Should -BeLessThan 100
    }
}

Describe 'Runspaces' {
    It 'ForEach-Object -Parallel works with -Connection $using:' -Tag NeedsPowerShell7 {
        $c = $service.Connection
        $manifest = Get-TestModulePath
        $names = 1..4 | ForEach-Object -Parallel {
            Import-Module $using:manifest
            (Get-SalesNavLeadList -Connection $using:c).Count
        } -ThrottleLimit 4
        @($names | Select-Object -Unique).Count | Should -Be 1
        $names[0] | Should -BeGreaterThan 0
    }

    It 'two runspaces hold two connections' {
        $shells = 1..2 | ForEach-Object { [powershell]::Create() }
        try {
            $uris = foreach ($shell in $shells) {
                $null = $shell.AddScript("Import-Module '$(Get-TestModulePath)'; Start-ProspectingService -InMemory").Invoke()
                $shell.Commands.Clear()
            }
            $uris = foreach ($shell in $shells) {
                $shell.AddScript('(Get-ProspectingConnection).Uri.AbsoluteUri').Invoke()
                $shell.Commands.Clear()
            }
            @($uris | Select-Object -Unique).Count | Should -Be 2
        }
        finally {
            foreach ($shell in $shells) {
                $shell.Commands.Clear()
                $null = $shell.AddScript('Stop-ProspectingService').Invoke()
                $shell.Dispose()
            }
        }
    }
}
