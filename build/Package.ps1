# Package: the module as it is installed (output/ProspectingTools/<version>), as a .nupkg for the PowerShell Gallery, and the
# local service as the .NET tool prospecting-service.

function Invoke-PackageTask {
    param(
        [Parameter(Mandatory)] [string] $Root,
        [Parameter(Mandatory)] [string] $Configuration
    )
    $output = Join-Path $Root 'output'
    if (-not (Test-Path -LiteralPath (Join-Path $Root 'en-US/ProspectingTools.dll-Help.xml'))) {
        throw 'A package without help is none: the module Microsoft.PowerShell.PlatyPS is missing. Install-PSResource Microsoft.PowerShell.PlatyPS'
    }
    $staged = New-StagedModule -Root $Root
    Get-ChildItem -Path $output -Filter '*.nupkg' | Remove-Item
    $nuspec = Join-Path $output 'ProspectingTools.nuspec'
    Set-Utf8Text -Path $nuspec -Text (Get-NuspecText -Manifest (Import-PowerShellDataFile -Path (Join-Path $staged 'ProspectingTools.psd1')))
    Invoke-Native dotnet pack (Join-Path $Root 'build/package') --output $output --nologo --verbosity quiet "-property:NuspecFile=$nuspec" "-property:NuspecBasePath=$staged"
    Remove-Item -LiteralPath $nuspec
    Invoke-Native dotnet pack (Join-Path $Root 'src/ProspectingTools.Service') --configuration $Configuration --output $output --nologo --verbosity quiet
    foreach ($package in Get-ChildItem -Path $output -Filter '*.nupkg') {
        Write-Host ('{0} ({1:N1} MB)' -f $package.FullName, ($package.Length / 1MB))
    }
}

function New-StagedModule {
    # Copies what a user gets, and nothing else; returns the folder.
    param([string] $Root)
    $manifest = Import-PowerShellDataFile -Path (Join-Path $Root 'ProspectingTools.psd1')
    $staged = Join-Path $Root "output/ProspectingTools/$($manifest.ModuleVersion)"
    if (Test-Path -LiteralPath $staged) {
        Remove-Item -LiteralPath $staged -Recurse -Force
    }
    $null = New-Item -ItemType Directory -Path (Join-Path $staged 'bin') -Force
    foreach ($file in @('ProspectingTools.psd1', 'LICENSE', 'README.md', 'CHANGELOG.md') + @($manifest['FormatsToProcess']) + @($manifest['TypesToProcess'])) {
        if ($file) {
            Copy-Item -LiteralPath (Join-Path $Root $file) -Destination $staged
        }
    }
    Copy-Item -Path (Join-Path $Root 'bin/*.dll') -Destination (Join-Path $staged 'bin')
    foreach ($folder in 'bin/desktop', 'en-US') {
        Copy-Item -LiteralPath (Join-Path $Root $folder) -Destination (Join-Path $staged $folder) -Recurse
    }
    $staged
}

function Get-NuspecText {
    # The tags are those by which the PowerShell Gallery finds a module and its commands.
    param([hashtable] $Manifest)
    $data = $Manifest.PrivateData.PSData
    $commands = $Manifest.CmdletsToExport | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" }
    $value = @{
        version = $Manifest.ModuleVersion
        authors = $Manifest.Author
        owners = $Manifest.CompanyName
        description = $Manifest.Description
        copyright = $Manifest.Copyright
        projectUrl = $data.ProjectUri
        licenseUrl = $data.LicenseUri
        releaseNotes = $data.ReleaseNotes
        tags = @('PSModule', 'PSIncludes_Cmdlet') + $data.Tags + $commands -join ' '
    }
    $elements = foreach ($name in $value.Keys | Sort-Object) {
        "    <$name>$([Security.SecurityElement]::Escape($value[$name]))</$name>"
    }
    @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">
  <metadata>
    <id>ProspectingTools</id>
$($elements -join "`n")
    <requireLicenseAcceptance>false</requireLicenseAcceptance>
  </metadata>
  <files>
    <file src="**" target="" />
  </files>
</package>
"@
}

function Install-TestPackage {
    # Lays the packages out as their installers do, in output/installed, and returns the manifest of the module. The service's
    # folder is put on PATH, where Start-ProspectingService looks for the tool.
    param([Parameter(Mandatory)] [string] $Root)
    $output = Join-Path $Root 'output'
    $installed = Join-Path $output 'installed'
    if (Test-Path -LiteralPath $installed) {
        Remove-Item -LiteralPath $installed -Recurse -Force
    }
    $version = (Import-PowerShellDataFile -Path (Join-Path $Root 'ProspectingTools.psd1')).ModuleVersion
    $module = Join-Path $installed "Modules/ProspectingTools/$version"
    $null = New-Item -ItemType Directory -Path $module -Force
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [IO.Compression.ZipFile]::ExtractToDirectory((Join-Path $output "ProspectingTools.$version.nupkg"), $module)
    # What belongs to the packet and not to the module.
    Get-ChildItem -LiteralPath $module -Force | Where-Object { $_.Name -in '_rels', 'package', '[Content_Types].xml' -or $_.Extension -eq '.nuspec' } |
        ForEach-Object { Remove-Item -LiteralPath $_.FullName -Recurse -Force }

    $tools = Join-Path $installed 'tools'
    Invoke-Native dotnet tool install ProspectingTools.Service --version $version --tool-path $tools --source $output | Out-Host
    $env:PATH = $tools + [IO.Path]::PathSeparator + $env:PATH
    Join-Path $module 'ProspectingTools.psd1'
}
