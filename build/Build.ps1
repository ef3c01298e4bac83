# Build and Clean.

function Invoke-BuildTask {
    param(
        [Parameter(Mandatory)] [string] $Root,
        [Parameter(Mandatory)] [string] $Configuration
    )
    $bin = Join-Path $Root 'bin'
    $null = New-Item -ItemType Directory -Path $bin -Force
    $module = Join-Path $Root 'src/ProspectingTools'
    Write-Host 'Building the module (the first time takes a while) ...'
    Invoke-Native dotnet build $module --configuration $Configuration --nologo --verbosity quiet
    $built = Join-Path $module "bin/$Configuration/netstandard2.0"
    foreach ($name in 'ProspectingTools', 'ProspectingTools.Client', 'ProspectingTools.Contracts', 'ProspectingTools.Files') {
        foreach ($extension in 'dll', 'pdb') {
            Copy-Item -LiteralPath (Join-Path $built "$name.$extension") -Destination $bin -Force
        }
    }
    Invoke-Native dotnet msbuild (Join-Path $Root 'build/desktop') -restore -target:CopyDesktop "-property:DesktopFolder=$(Join-Path $bin 'desktop')" -nologo -verbosity:quiet
    Write-Host 'Building the local service ...'
    Invoke-Native dotnet publish (Join-Path $Root 'src/ProspectingTools.Service') --configuration $Configuration --output (Join-Path $bin 'service') --nologo --verbosity quiet
    Write-Host 'Building the help ...'
    Export-ModuleHelp -Root $Root
    Write-Host "Built. Import it with: Import-Module $(Join-Path $Root 'ProspectingTools.psd1')"
}

function Invoke-CleanTask {
    param([Parameter(Mandatory)] [string] $Root)
    foreach ($folder in 'bin', 'en-US', 'output') {
        $path = Join-Path $Root $folder
        if (Test-Path -LiteralPath $path) {
            Remove-Item -LiteralPath $path -Recurse -Force
        }
    }
}
