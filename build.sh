#!/usr/bin/env bash
# ./build.sh Demo, ./build.sh Test and every other task of build.ps1, with the .NET SDK alone: it takes the PowerShell 7.4 or
# later that is installed, else the one that .config/dotnet-tools.json pins. build.cmd is the same for Windows.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 POWERSHELL_TELEMETRY_OPTOUT=1 POWERSHELL_UPDATECHECK=Off

if ! command -v dotnet >/dev/null 2>&1; then
  echo "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download" >&2
  exit 1
fi

has_powershell() {
  local version major minor
  version=$(pwsh --version 2>/dev/null) || return 1
  version=${version##* }
  IFS=. read -r major minor _ <<<"$version"
  [[ $major =~ ^[0-9]+$ && $minor =~ ^[0-9]+$ ]] && ((major > 7 || (major == 7 && minor >= 4)))
}

if has_powershell; then
  exec pwsh -NoProfile -NonInteractive -File ./build.ps1 "$@"
fi
if ! said=$(dotnet tool restore 2>&1); then
  printf '%s\n' "$said" >&2
  echo "PowerShell 7.4 or later is missing, and the .NET tool of it could not be restored." >&2
  exit 1
fi
exec dotnet pwsh -NoProfile -NonInteractive -File ./build.ps1 "$@"
