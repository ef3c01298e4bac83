# Nothing in silence: which connection is used, where something is spent or deleted, and what goes on after Ctrl+C.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VaultSupport.psm1" -Force
    Import-TestModule
    $variables = 'PROSPECTING_CONFIG_HOME', 'PROSPECTING_URI', 'PROSPECTING_API_KEY', 'PROSPECTING_ACCOUNT_GROUP'
    $saved = @{}
    foreach ($name in $variables) {
        $saved[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $null)
    }
    $env:PROSPECTING_CONFIG_HOME = Join-Path $TestDrive 'config'
    $service = Start-TestService -SampleCount 300 -Parameter @{ DataPath = (Join-Path $TestDrive 'data') }
    $place = "$($service.Uri.Authority)"
    $key = (Get-ServiceKey $service).Key

    function Set-TestEnvironment {
        $env:PROSPECTING_URI = $service.Uri
        $env:PROSPECTING_API_KEY = $key
    }
}

AfterAll {
    Stop-TestService
    foreach ($name in $saved.Keys) {
        [Environment]::SetEnvironmentVariable($name, $saved[$name])
    }
}

Describe 'A connection that nobody made' {
    BeforeEach {
        Set-TestEnvironment
    }

    AfterEach {
        'PROSPECTING_URI', 'PROSPECTING_API_KEY' | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $null) }
    }

    It 'is told of once a session' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$(Get-TestModulePath)'; Get-ProspectingCredit; Get-SalesNavLeadList; Get-Audience").Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            @($shell.Streams.Warning).Count | Should -Be 1
            "$($shell.Streams.Warning)" | Should -Match "Get-ProspectingCredit uses $place \(environment\).*Connect-Prospecting"
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'says nothing of one that was made, or given' {
        $warned = @(Get-ProspectingCredit -Connection $service.Connection -WarningVariable +warnings; Get-ProspectingCredit -WarningVariable +warnings)
        $warned.Count | Should -Be 2
        $warnings | Should -BeNullOrEmpty
    }

    It 'ForEach-Object -Parallel is told that the session''s own is not there' {
        $manifest = Get-TestModulePath
        $said = 1 | ForEach-Object -Parallel {
            Import-Module $using:manifest
            Get-ProspectingCredit 3>&1 | Where-Object { $_ -is [System.Management.Automation.WarningRecord] } | ForEach-Object Message
        }
        $said | Should -Match "uses $place \(environment\).*connection to $place \(local service\) belongs to another runspace.*-Connection \`$using:connection"
    }

    It 'Import-Module -Force that ended the local service is told' {
        $shell = [powershell]::Create()
        try {
            $script = "Import-Module '$(Get-TestModulePath)'; Start-ProspectingService -InMemory -WarningAction Ignore | Out-Null; Get-SalesNavLeadList | Out-Null
                Import-Module '$(Get-TestModulePath)' -Force; Get-ProspectingCredit | Out-Null"
            $null = $shell.AddScript($script).Invoke()
            "$($shell.Streams.Warning)" | Should -Match "uses $place \(environment\).*\(local service\).*ended when the module was imported again"
        }
        finally {
            $shell.Dispose()
        }
    }
}

Describe 'A property that cannot be read' {
    It 'is named once, and the others are taken' {
        $rows = 1..3 | ForEach-Object { [pscustomobject]@{ Name = "Unread Person$_" } | Add-Member -PassThru ScriptProperty Title { throw 'no title today' } }
        $result = $rows | Import-ProspectingPerson -LeadListName Unread -WarningVariable said -WarningAction SilentlyContinue
        $result.Added | Should -Be 3
        @($said -match "'Title' cannot be read and is left out: no title today").Count | Should -Be 1
        { Invoke-ProspectingApi POST /v1/none -Body $rows[0] -WarningVariable script:said -WarningAction SilentlyContinue } | Should -Throw '*nothing at*'
        "$script:said" | Should -Match "'Title' cannot be read"
    }
}

Describe '-WhatIf says where' {
    It '<Line>' -ForEach @(
        @{ Line = 'Start-ProspectingJob l1' }
        @{ Line = "'https://www.linkedin.com/in/a' | Start-ProspectingJob" }
        @{ Line = 'Stop-ProspectingJob j1' }, @{ Line = 'Remove-Audience a1' }, @{ Line = 'Remove-ContactList c1' }
        @{ Line = "New-ContactList x https://www.linkedin.com/company/y -Country US" }
        @{ Line = 'New-Audience x' }, @{ Line = 'Set-Audience a1 -Name y' }, @{ Line = 'Move-Audience a1 -Ungrouped' }
        @{ Line = 'Rename-ContactList c1 y' }, @{ Line = 'Invoke-ProspectingApi DELETE /v1/contacts/lists/c1' }
        @{ Line = "[pscustomobject]@{ Name = 'A B' } | Import-ProspectingPerson" }
    ) {
        $transcript = Join-Path $TestDrive "$([guid]::NewGuid()).txt"
        $null = Start-Transcript -Path $transcript
        & ([scriptblock]::Create("$Line -WhatIf"))
        $null = Stop-Transcript
        Get-Content -LiteralPath $transcript -Raw | Should -Match "What if: .*on target `".* at $place \(local service\)`""
    }

    It 'names the default profile' {
        Set-ProspectingProfile prod -Uri https://api.example.com -Vault V -SecretName S -Default
        $shell = [powershell]::Create([System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault())
        $transcript = Join-Path $TestDrive 'profile.txt'
        try {
            $null = $shell.AddScript("Import-Module '$(Get-TestModulePath)'; `$null = Start-Transcript '$transcript'; Start-ProspectingJob l1 -WhatIf; Remove-Audience a1 -WhatIf; `$null = Stop-Transcript").Invoke()
        }
        finally {
            $shell.Dispose()
            Remove-ProspectingProfile prod -KeepSecret -Confirm:$false
        }
        @(Get-Content -LiteralPath $transcript | Where-Object { $_ -match "at api\.example\.com \(profile 'prod'\)" }).Count | Should -Be 2
    }
}

Describe 'Ctrl+C' -Skip:(-not ($IsLinux -or $IsMacOS)) {
    # A signal to a process of its own; on Windows it would go to this console as well.
    BeforeAll {
        . "$PSScriptRoot/../../build/Shell.ps1"
        $hostile = Start-HostileServer -Rule @(
            @{ Path = '/local/v1/people'; Reply = @{ Body = '{}'; DelayMs = 60000 } }
            @{ Path = '*/prospects'; Count = 1; Reply = @{ Body = New-TestProspectPage -Count 10 -NextCursor c2 } }
            @{ Path = '*/prospects'; Reply = @{ Body = '{}'; DelayMs = 60000 } }
            @{ Path = '*/prospecting/j1'; Reply = @{ Body = New-TestEnvelope @{ jobId = 'j1'; status = 'running' } } }
            @{ Path = '*/prospecting'; Reply = @{ Body = New-TestEnvelope @{ jobId = 'j1'; status = 'queued' } } }
        )

        env --default-signal=INT true 2>$null
        $resets = $LASTEXITCODE -eq 0

        function Get-StopText {
            # Runs a line in a PowerShell of its own, presses Ctrl+C when it has asked the server, and returns what it wrote.
            param([string] $Line, [string] $Asked)
            $script = Join-Path $TestDrive 'stop.ps1'
            @(
                "Import-Module '$(Get-TestModulePath)'"
                '$ProgressPreference = ''SilentlyContinue'''
                "Connect-Prospecting -Uri $($hostile.Uri) -ApiKey (ConvertTo-SecureString sk_live_x -AsPlainText -Force) -AccountGroupId g1 -NoProxy -MaximumRetryCount 0"
                $Line
            ) | Set-Content -LiteralPath $script
            $before = @(Get-HostileRequest $hostile).Count
            $start = New-ShellStart '-NoProfile', '-NonInteractive', '-File', $script
            if ($resets) {
                # A run in the background of a shell has interrupts ignored, and so would have its children.
                $start.Arguments = "--default-signal=INT `"$($start.FileName)`" $($start.Arguments)"
                $start.FileName = 'env'
            }
            $start.RedirectStandardOutput = $true
            $start.RedirectStandardInput = $true
            $start.WorkingDirectory = $TestDrive
            $process = [Diagnostics.Process]::Start($start)
            $text = $process.StandardOutput.ReadToEndAsync()
            $clock = [Diagnostics.Stopwatch]::StartNew()
            while (-not (@(Get-HostileRequest $hostile) | Select-Object -Skip $before | Where-Object { "$($_.Method) $($_.Target)" -match $Asked })) {
                $clock.Elapsed.TotalSeconds | Should -BeLessThan 60
                Start-Sleep -Milliseconds 100
            }
            & kill -INT $process.Id
            $process.WaitForExit(20000) | Should -BeTrue
            $text.Result
        }
    }

    AfterAll {
        Stop-HostileServer $hostile
    }

    It 'in <Line> says what goes on, and how to go on' -ForEach @(
        @{ Line = 'Wait-ProspectingJob j1'; Asked = 'prospecting/j1$'; Says = 'the job continues, and what it imports is charged: j1\. Wait again with Wait-ProspectingJob j1, or end one with Stop-ProspectingJob' }
        @{ Line = 'Export-AudienceProspect a1 ./stopped.csv'; Asked = 'cursor=c2'; Says = "export was stopped.*stopped\.csv\.partial'.*-Resume" }
        @{ Line = "[pscustomobject]@{ Name = 'A B' } | Import-ProspectingPerson"; Asked = 'local/v1/people'; Says = 'import was stopped.*run the same command again' }
        @{ Line = 'Start-ProspectingJob l1 -Wait'; Asked = 'prospecting/j1$'; Says = 'j1' }
    ) {
        (Get-StopText $Line $Asked) -replace '\s+', ' ' | Should -Match $Says
    }
}
