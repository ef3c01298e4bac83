# The one place that knows how to start this very PowerShell once more. The tasks and the module's tests share it.

function Get-ShellCommand {
    # The Program, and the First arguments, which come before all others: an executable (of an installation, or the launcher of the .NET
    # tool, where that is the process itself), or dotnet with $PSHOME/pwsh.dll, which is what the tool's launcher starts.
    param(
        [string] $ProcessPath = (Get-Process -Id $PID).Path,
        [string] $EngineFolder = $PSHOME
    )
    $name = [IO.Path]::GetFileNameWithoutExtension($ProcessPath)
    if ($name -in 'pwsh', 'pwsh-preview', 'powershell') {
        return [pscustomobject]@{ Program = $ProcessPath; First = @() }
    }
    $assembly = Join-Path $EngineFolder 'pwsh.dll'
    if ($name -eq 'dotnet' -and (Test-Path -LiteralPath $assembly)) {
        return [pscustomobject]@{ Program = $ProcessPath; First = @($assembly) }
    }
    # A program of another name that hosts PowerShell, such as an editor: the shell beside the engine.
    foreach ($program in 'pwsh', 'pwsh.exe', 'powershell.exe') {
        $path = Join-Path $EngineFolder $program
        if (Test-Path -LiteralPath $path -PathType Leaf) {
            return [pscustomobject]@{ Program = $path; First = @() }
        }
    }
    throw "There is no PowerShell to start: this one is '$ProcessPath', and $EngineFolder has no executable."
}

function ConvertTo-ArgumentText {
    # One command line that a program reads as these arguments. Windows PowerShell has no ProcessStartInfo.ArgumentList.
    param([string[]] $Argument)
    $quoted = foreach ($one in $Argument) {
        if ($one -and $one -notmatch '[\s"]') {
            $one
        }
        else {
            # Backslashes are doubled before a quotation mark, and before the one that ends the argument.
            '"' + ($one -replace '(\\*)"', '$1$1\"' -replace '(\\+)$', '$1$1') + '"'
        }
    }
    @($quoted) -join ' '
}

function New-ProcessStart {
    # How to start a program with these arguments, none of which a shell or a wildcard reads first.
    param([Parameter(Mandatory)] [string] $Program, [string[]] $Argument)
    $start = [Diagnostics.ProcessStartInfo]::new($Program, (ConvertTo-ArgumentText $Argument))
    $start.UseShellExecute = $false
    $start
}

function New-ShellStart {
    # How to start this PowerShell with these arguments; the caller redirects what it wants to.
    param([string[]] $Argument)
    $shell = Get-ShellCommand
    New-ProcessStart -Program $shell.Program -Argument ($shell.First + $Argument)
}

function Invoke-ShellFile {
    # Runs a script in a PowerShell of its own, which writes to this one's console; returns its exit code.
    param([Parameter(Mandatory)] [string] $Path, [string[]] $Argument)
    $process = [Diagnostics.Process]::Start((New-ShellStart (@('-NoProfile', '-NonInteractive', '-File', $Path) + $Argument)))
    $process.WaitForExit()
    $process.ExitCode
}

function Invoke-ShellScript {
    # Runs code in a PowerShell of its own and writes the lines that it wrote. A block gets the arguments, which are texts, as
    # its parameters. $LASTEXITCODE is the child's.
    param([Parameter(Mandatory)] $Script, [string[]] $Argument)
    $code = "$Script"
    if ($Script -is [scriptblock]) {
        $values = @($Argument | Where-Object { $null -ne $_ } | ForEach-Object { "'$($_ -replace "'", "''")'" })
        $code = "& {$code} $values"
    }
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($code))
    $shell = Get-ShellCommand
    $first = $shell.First
    & $shell.Program @first -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded
}
