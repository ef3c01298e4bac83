# Demo: the main job, on the local service, in a process of its own.

function Invoke-DemoTask {
    # Returns the exit code.
    param([Parameter(Mandatory)] [string] $Root)
    $shell = (Get-Process -Id $PID).Path
    & $shell -NoProfile -NonInteractive -File (Join-Path $Root 'docs/samples/demo.ps1') -OutputPath (Join-Path $Root 'output/demo') | Out-Host
    $LASTEXITCODE
}
