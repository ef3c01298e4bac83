# Demo: the main job, on the local service, in a process of its own.

function Invoke-DemoTask {
    # Returns the exit code.
    param([Parameter(Mandatory)] [string] $Root)
    Invoke-ShellFile -Path (Join-Path $Root 'docs/samples/demo.ps1') -Argument '-OutputPath', (Join-Path $Root 'output/demo')
}
