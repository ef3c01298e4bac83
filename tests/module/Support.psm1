# What the module's tests share. Each test file imports it in BeforeAll:  Import-Module "$PSScriptRoot/Support.psm1" -Force
Set-StrictMode -Version 3.0
. "$PSScriptRoot/../../build/Shell.ps1"

$script:AdminKey = 'sk_admin_' + [guid]::NewGuid().ToString('N')

function Get-TestModulePath {
    # The module under test: the built repository, or the package that PROSPECTING_TEST_MODULE names.
    if ($env:PROSPECTING_TEST_MODULE) {
        return $env:PROSPECTING_TEST_MODULE
    }
    (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '../../ProspectingTools.psd1')).Path
}

function Import-TestModule {
    # Into the caller's session, so that its commands are there.
    Import-Module (Get-TestModulePath) -Force -Global
}

function Start-TestService {
    # The real service, in memory unless told otherwise, with the admin endpoints on.
    param(
        [int] $SampleCount = 500,
        [hashtable] $Parameter = @{}
    )
    $arguments = @{ SampleCount = $SampleCount; AdminKey = (ConvertTo-SecureString $script:AdminKey -AsPlainText -Force) }
    if (-not $Parameter.ContainsKey('DataPath')) {
        $arguments['InMemory'] = $true
    }
    $previous = $ProgressPreference
    $global:ProgressPreference = 'SilentlyContinue'
    try {
        Start-ProspectingService @arguments @Parameter
    }
    finally {
        $global:ProgressPreference = $previous
    }
}

function Stop-TestService {
    Stop-ProspectingService -Confirm:$false
}

function New-TestWorkbook {
    # A workbook (.xlsx) of sheets of text: @{ Name = ...; Rows = @( @(cells), ... ) } for each, in their order.
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [hashtable[]] $Sheet)
    Add-Type -AssemblyName System.IO.Compression, System.IO.Compression.FileSystem
    $parts = [ordered]@{}
    $spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    $relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    $package = 'http://schemas.openxmlformats.org/package/2006'
    $type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
    $types = for ($i = 1; $i -le $Sheet.Count; $i++) { "<Override PartName='/xl/worksheets/sheet$i.xml' ContentType='$type.worksheet+xml'/>" }
    $parts['[Content_Types].xml'] = "<Types xmlns='$package/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>" +
        "<Default Extension='xml' ContentType='application/xml'/><Override PartName='/xl/workbook.xml' ContentType='$type.sheet.main+xml'/>$types</Types>"
    $parts['_rels/.rels'] = "<Relationships xmlns='$package/relationships'><Relationship Id='rId1' Type='$relations/officeDocument' Target='xl/workbook.xml'/></Relationships>"
    $names = for ($i = 1; $i -le $Sheet.Count; $i++) { "<sheet name='$([Security.SecurityElement]::Escape($Sheet[$i - 1].Name))' sheetId='$i' r:id='rId$i'/>" }
    $parts['xl/workbook.xml'] = "<workbook xmlns='$spreadsheet' xmlns:r='$relations'><sheets>$names</sheets></workbook>"
    $targets = for ($i = 1; $i -le $Sheet.Count; $i++) { "<Relationship Id='rId$i' Type='$relations/worksheet' Target='worksheets/sheet$i.xml'/>" }
    $parts['xl/_rels/workbook.xml.rels'] = "<Relationships xmlns='$package/relationships'>$targets</Relationships>"
    for ($i = 1; $i -le $Sheet.Count; $i++) {
        $number = 0
        $rows = foreach ($row in $Sheet[$i - 1].Rows) {
            $number++
            $cells = for ($c = 0; $c -lt $row.Count; $c++) { "<c r='$([char](65 + $c))$number' t='inlineStr'><is><t>$([Security.SecurityElement]::Escape($row[$c]))</t></is></c>" }
            "<row r='$number'>$cells</row>"
        }
        $parts["xl/worksheets/sheet$i.xml"] = "<worksheet xmlns='$spreadsheet'><sheetData>$rows</sheetData></worksheet>"
    }
    [IO.File]::Delete($Path)
    $zip = [IO.Compression.ZipFile]::Open($Path, 'Create')
    try {
        foreach ($part in $parts.GetEnumerator()) {
            $writer = [IO.StreamWriter]::new($zip.CreateEntry($part.Key).Open())
            $writer.Write($part.Value)
            $writer.Dispose()
        }
    }
    finally {
        $zip.Dispose()
    }
}

function Get-NoProxy {
    # For Invoke-RestMethod to this machine. Windows PowerShell has no such parameter, and takes no proxy to this machine.
    if ($PSVersionTable.PSVersion.Major -ge 7) { @{ NoProxy = $true } } else { @{} }
}

function Start-TestThread {
    # Runs a block beside the test, in this process; both editions have it. Receive-TestThread waits for it, Stop-TestThread does not.
    param([Parameter(Mandatory)] [scriptblock] $Block, [object[]] $Argument)
    $shell = [powershell]::Create()
    $null = $shell.AddScript("$Block")
    $Argument | ForEach-Object { $null = $shell.AddArgument($_) }
    [pscustomobject]@{ Shell = $shell; Run = $shell.BeginInvoke() }
}

function Receive-TestThread {
    # What the block wrote; its errors are thrown.
    param([Parameter(Mandatory)] $Thread)
    try {
        $Thread.Shell.EndInvoke($Thread.Run)
        $Thread.Shell.Streams.Error | ForEach-Object { throw $_ }
    }
    finally {
        $Thread.Shell.Dispose()
    }
}

function Stop-TestThread {
    param($Thread)
    if ($Thread) {
        $null = $Thread.Shell.BeginStop($null, $null)
    }
}

function Invoke-TestAdmin {
    # Calls an admin endpoint of the service.
    param(
        [Parameter(Mandatory)] $Service,
        [Parameter(Mandatory)] [string] $Method,
        [Parameter(Mandatory)] [string] $Path,
        [string] $Json
    )
    $request = @{
        Method  = $Method
        Uri     = [uri]::new($Service.Uri, $Path)
        Headers = @{ 'X-Prospecting-Admin-Key' = $script:AdminKey; Authorization = "Bearer $script:AdminKey" }
    } + (Get-NoProxy)
    if ($Json) {
        $request.Body = $Json
        $request.ContentType = 'application/json'
    }
    Invoke-RestMethod @request
}

function Set-TestFault {
    # Sets the service's fault plans: hashtables with the fields of FaultPlan. None takes all away.
    param(
        [Parameter(Mandatory)] $Service,
        [hashtable[]] $Plan = @()
    )
    if ($Plan.Count -eq 0) {
        $null = Invoke-TestAdmin -Service $Service -Method DELETE -Path '/admin/v1/faults'
    }
    else {
        # The wire's names begin with a small letter.
        $onWire = @($Plan | ForEach-Object {
                $fields = @{}
                foreach ($name in $_.Keys) { $fields[$name.Substring(0, 1).ToLowerInvariant() + $name.Substring(1)] = $_[$name] }
                $fields
            })
        $null = Invoke-TestAdmin -Service $Service -Method PUT -Path '/admin/v1/faults' -Json (ConvertTo-Json -InputObject $onWire -Depth 5)
    }
}

function Get-ThrownError {
    # Runs a block and returns the ErrorRecord that it throws; fails when it throws none.
    param([Parameter(Mandatory)] [scriptblock] $Block)
    try {
        $null = & $Block
    }
    catch {
        return $_
    }
    throw 'Nothing was thrown.'
}

function New-TestAudience {
    # A finished audience of so many prospects, by a real job.
    param(
        [int] $Count = 50,
        [string] $Name = "Test $([guid]::NewGuid().ToString('N').Substring(0, 8))"
    )
    $list = Get-SalesNavLeadList -Name 'Engineering*' | Select-Object -First 1
    $job = $list | Start-ProspectingJob -MaxResults $Count -AudienceName $Name | Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60
    Get-Audience -AudienceId $job.AudienceId
}

function New-TestProspectPage {
    # One page of a cursor list of prospects, as text of JSON.
    param([int] $From = 1, [int] $Count = 10, [string] $NextCursor)
    $items = @($From..($From + $Count - 1) | ForEach-Object {
            @{ id = "p$_"; name = "Person $_"; title = 'Engineer'; company = @{ name = 'Acme' }; emails = @(@{ email = "p$_@acme.example" }) }
        })
    $data = @{ items = $items; nextCursor = if ($NextCursor) { $NextCursor } else { $null }; hasMore = [bool] $NextCursor }
    ConvertTo-Json @{ success = $true; data = $data; error = $null; traceId = 't-1' } -Depth 8 -Compress
}

function New-TestEnvelope {
    # An answer of the prospecting API, as text of JSON.
    param($Data)
    ConvertTo-Json @{ success = $true; data = $Data; error = $null; traceId = 't-1' } -Depth 8 -Compress
}

function New-TestError {
    # An error of the prospecting API, as text of JSON.
    param([string] $Code, [string] $Message = 'It did not work.', $Details = $null)
    ConvertTo-Json @{ success = $false; data = $null; error = @{ code = $Code; message = $Message; details = $Details }; traceId = 'trace-42' } -Depth 8 -Compress
}

function Start-HostileServer {
    # A server that misbehaves by rules (tests/HostileServer), and a connection to it. The account groups and the
    # list of contact lists answer well, the latter in any case when connecting looks for it.
    param(
        [Parameter(Mandatory)] [hashtable[]] $Rule,
        [int] $MaximumRetryCount = 0,
        [double] $TimeoutSec = 20
    )
    $groups = @{ Path = '/v1/accounts'; Reply = @{ Body = New-TestEnvelope @{ items = @(@{ id = 'g1'; name = 'Group' }) } } }
    $lists = @{ Path = '/v1/contacts/lists'; Reply = @{ Body = '{"items":[],"total":0,"limit":1,"offset":0,"hasMore":false}' } }
    $script = New-TemporaryFile
    ConvertTo-Json (@($lists + @{ Count = 1 }) + $Rule + @($groups, $lists)) -Depth 10 | Set-Content -LiteralPath $script.FullName
    $server = Start-HostileProcess '--script', $script.FullName
    Remove-Item -LiteralPath $script.FullName
    $key = ConvertTo-SecureString 'sk_live_hostile' -AsPlainText -Force
    try {
        $connection = Connect-Prospecting -Uri $server.Uri -ApiKey $key -AccountGroupId g1 -MaximumRetryCount $MaximumRetryCount -TimeoutSec $TimeoutSec -NoProxy -PassThru
    }
    catch {
        $server.Process.Kill()
        throw
    }
    [pscustomobject]@{ Uri = $server.Uri; Process = $server.Process; Connection = $connection }
}

function Start-HostileProcess {
    # The server as a process of its own; what it is started with is in tests/HostileServer/Program.cs.
    param([Parameter(Mandatory)] [string[]] $Argument)
    $folder = Join-Path $PSScriptRoot '../HostileServer'
    $dll = Join-Path $folder 'bin/Release/net10.0/HostileServer.dll'
    if (-not (Test-Path -LiteralPath $dll)) {
        dotnet build $folder --configuration Release --nologo --verbosity quiet | Out-Host
    }
    $start = New-ProcessStart -Program dotnet -Argument (@($dll) + $Argument)
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    [pscustomobject]@{ Uri = [uri] $process.StandardOutput.ReadLine(); Process = $process }
}

function Get-HostileRequest {
    # What the server was asked, without the look at both APIs that connecting takes.
    param([Parameter(Mandatory)] $Server)
    # Assigned first: Invoke-RestMethod writes an array as one object.
    $around = Get-NoProxy
    $requests = Invoke-RestMethod -Uri "$($Server.Uri)__requests" @around
    @($requests | Where-Object { $_.Target -notin '/v1/accounts', '/v1/contacts/lists?limit=1' })
}

function Stop-HostileServer {
    param($Server)
    if ($Server -and -not $Server.Process.HasExited) {
        $Server.Process.StandardInput.Close()
        if (-not $Server.Process.WaitForExit(3000)) {
            $Server.Process.Kill()
        }
    }
}

Export-ModuleMember -Function *
