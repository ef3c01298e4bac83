@echo off
rem build.cmd Demo, build.cmd Test and every other task of build.ps1, with the .NET SDK alone: it takes the PowerShell 7.4 or
rem later that is installed, else the one that .config/dotnet-tools.json pins. build.sh is the same for Linux and macOS.
setlocal EnableExtensions DisableDelayedExpansion
cd /d "%~dp0" || exit /b 1
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set POWERSHELL_TELEMETRY_OPTOUT=1
set POWERSHELL_UPDATECHECK=Off

where dotnet >nul 2>nul || (
  echo The .NET SDK 10 is missing: https://dotnet.microsoft.com/download 1>&2
  exit /b 1
)

set installed=
for /f "tokens=2-3 delims=. " %%a in ('pwsh --version 2^>nul') do (
  if %%a GTR 7 set installed=1
  if %%a EQU 7 if %%b GEQ 4 set installed=1
)
if defined installed (
  pwsh -NoProfile -NonInteractive -File build.ps1 %*
  goto :ended
)
dotnet tool restore || (
  echo PowerShell 7.4 or later is missing, and the .NET tool of it could not be restored. 1>&2
  exit /b 1
)
dotnet pwsh -NoProfile -NonInteractive -File build.ps1 %*

:ended
exit /b %ERRORLEVEL%
