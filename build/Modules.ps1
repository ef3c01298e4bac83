# The PowerShell modules that tasks need: found, or got, or named as missing.

# A version from the first on and below the second.
$BuildModule = @{
    'Pester'                                = '5.5.0', '6.0.0'
    'PSScriptAnalyzer'                      = '1.21.0', '2.0.0'
    'Microsoft.PowerShell.PlatyPS'          = '1.0.0', '2.0.0'
    'Microsoft.PowerShell.SecretManagement' = '1.0.0', '2.0.0'
    'Microsoft.PowerShell.SecretStore'      = '1.0.0', '2.0.0'
}

# What was looked for: the module, or nothing where it could not be had.
$FoundModule = @{}

# Whether the PowerShell Gallery answers; nothing as long as nobody asked.
$GalleryAnswers = $null

function Resolve-BuildModule {
    # Finds a module, or installs it from the PowerShell Gallery for the current user. Nothing where neither can be done: the
    # caller says what is left out, and Get-MissingModule names it.
    param([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [string] $Root)
    if (-not $FoundModule.ContainsKey($Name)) {
        $found = Find-InstalledModule -Name $Name
        if (-not $found -and (Test-Gallery)) {
            Install-GalleryModule -Name $Name
            $found = Find-InstalledModule -Name $Name
        }
        if (-not $found -and $Name -eq 'Pester') {
            $found = Restore-Pester -Root $Root
        }
        $FoundModule[$Name] = $found
    }
    $FoundModule[$Name]
}

function Get-MissingModule {
    # The names of those that were looked for and could not be had.
    @($FoundModule.Keys | Where-Object { -not $FoundModule[$_] } | Sort-Object)
}

function Find-InstalledModule {
    param([string] $Name)
    $from, $below = [version[]] $BuildModule[$Name]
    Get-Module -ListAvailable -Name $Name | Where-Object { $_.Version -ge $from -and $_.Version -lt $below } |
        Sort-Object -Property Version -Descending | Select-Object -First 1
}

function Test-Gallery {
    # Whether the PowerShell Gallery answers, at the address that this machine has for it. Asked once, and for seconds only.
    if ($null -eq $script:GalleryAnswers) {
        $script:GalleryAnswers = $false
        try {
            $address = if (Get-Command -Name Get-PSResourceRepository -ErrorAction Ignore) {
                (Get-PSResourceRepository -Name PSGallery -ErrorAction Stop).Uri
            }
            else {
                (Get-PSRepository -Name PSGallery -ErrorAction Stop).SourceLocation
            }
            $null = Invoke-WebRequest -Uri $address -TimeoutSec 5 -UseBasicParsing
            $script:GalleryAnswers = $true
        }
        catch {
            Write-Host "The PowerShell Gallery does not answer: $($_.Exception.Message)"
        }
    }
    $script:GalleryAnswers
}

function Install-GalleryModule {
    param([string] $Name)
    $from, $below = $BuildModule[$Name]
    Write-Host "Installing $Name from the PowerShell Gallery for the current user."
    try {
        if (Get-Command -Name Install-PSResource -ErrorAction Ignore) {
            Install-PSResource -Name $Name -Version "[$from, $below)" -Repository PSGallery -Scope CurrentUser -TrustRepository -Quiet -ErrorAction Stop
        }
        else {
            $newest = @(Find-Module -Name $Name -Repository PSGallery -AllVersions -ErrorAction Stop | Where-Object { [version] $_.Version -lt $below })[0]
            Install-Module -Name $Name -RequiredVersion $newest.Version -Repository PSGallery -Scope CurrentUser -Force -SkipPublisherCheck -AllowClobber -ErrorAction Stop
        }
    }
    catch {
        Write-Warning "$Name could not be installed: $($_.Exception.Message)"
    }
}

function Restore-Pester {
    # The NuGet package of the same module, pinned in Directory.Packages.props.
    param([string] $Root)
    $folder = Join-Path $Root 'output/modules'
    dotnet restore (Join-Path $Root 'build/modules') --packages $folder --nologo --verbosity quiet | Out-Host
    $manifest = Get-ChildItem -Path (Join-Path $folder 'pester/*/tools/Pester.psd1') -ErrorAction Ignore | Select-Object -Last 1
    if ($manifest) {
        Get-Module -ListAvailable -Name $manifest.FullName
    }
}
