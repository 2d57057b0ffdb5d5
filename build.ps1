# Starts the build. It is compiled first only when something that it is made of has changed: the contents of its sources
# and of the projects that it references, props, lock files, the engine (NUKE_ENGINE=bundled|package) and the SDK.
# The same as build.sh, for Windows.
[CmdletBinding()]
Param([Parameter(Position = 0, Mandatory = $false, ValueFromRemainingArguments = $true)][string[]] $BuildArguments)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$env:DOTNET_CLI_TELEMETRY_OPTOUT = 1
$env:DOTNET_NOLOGO = 1
$env:NUKE_TELEMETRY_OPTOUT = 1

$Root = $PSScriptRoot
$Engine = if ($env:NUKE_ENGINE) { $env:NUKE_ENGINE } else { 'bundled' }
$Runs = Join-Path $Root 'build\bin\run'
$Stamp = Join-Path $Runs "$Engine.ps.stamp"
$PrivateSdk = Join-Path $Root '.nuke\temp\dotnet'
$Executable = if ($PSVersionTable.PSVersion.Major -lt 6 -or $IsWindows) { '_build.exe' } else { '_build' }

function Get-Fingerprint([string] $DotNetRoot, [string[]] $Directories) {
    $lines = @($Engine)
    $lines += Get-ChildItem (Join-Path $DotNetRoot 'sdk') -ErrorAction SilentlyContinue | ForEach-Object { $_.Name }
    $files = @('build.ps1', 'global.json', '.editorconfig', 'BannedSymbols.txt', '*.props', '*.targets', 'nuget.config') |
        ForEach-Object { Get-ChildItem (Join-Path $Root $_) -File -ErrorAction SilentlyContinue }
    $files += $Directories | ForEach-Object { Get-ChildItem (Join-Path $Root $_) -File -Recurse } |
        Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' }
    $lines += $files | ForEach-Object { "$($_.FullName.Substring($Root.Length)) $((Get-FileHash $_.FullName -Algorithm SHA256).Hash)" }
    return $lines -join "`n"
}

function Start-Build([string] $Run, [string] $DotNetRoot) {
    $env:DOTNET_ROOT = $DotNetRoot
    & (Join-Path (Join-Path $Runs $Run) $Executable) @BuildArguments
    exit $LASTEXITCODE
}

function Start-IfCurrent {
    if (!(Test-Path $Stamp)) { return }
    $known = (Get-Content $Stamp -Raw) -split "`n", 4
    if ($known.Count -lt 4 -or !(Test-Path (Join-Path (Join-Path $Runs $known[0]) $Executable))) { return }
    if ((Get-Fingerprint $known[1] ($known[2] -split ' ')) -eq $known[3]) { Start-Build $known[0] $known[1] }
}

# The first dotnet that has an SDK which global.json accepts, roll-forward included: it knows best itself.
function Find-DotNet {
    $candidates = @()
    if ($env:DOTNET_ROOT) { $candidates += Join-Path $env:DOTNET_ROOT 'dotnet.exe' }
    $command = Get-Command dotnet -ErrorAction SilentlyContinue
    if ($command) { $candidates += $command.Path }
    $candidates += (Join-Path $PrivateSdk 'dotnet.exe'), (Join-Path $PrivateSdk 'dotnet')
    Push-Location $Root
    try {
        foreach ($candidate in $candidates) {
            if (!(Test-Path $candidate)) { continue }
            try { & $candidate --version 2>&1 | Out-Null } catch { continue }
            if ($LASTEXITCODE -eq 0) { return $candidate }
        }
    }
    finally { Pop-Location }
    return $null
}

function Install-Sdk {
    Write-Host 'Installing the .NET SDK of global.json into .nuke/temp/dotnet'
    $script = Join-Path $Root '.nuke\temp\dotnet-install.ps1'
    New-Item -ItemType Directory -Path (Split-Path $script) -Force | Out-Null
    [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
    (New-Object System.Net.WebClient).DownloadFile('https://dot.net/v1/dotnet-install.ps1', $script)
    & $script -JSonFile (Join-Path $Root 'global.json') -InstallDir $PrivateSdk -NoPath
}

function Get-ProjectDirectories {
    $assets = Get-Content (Join-Path $Root 'build\obj\project.assets.json') -Raw | ConvertFrom-Json
    $projects = $assets.libraries.PSObject.Properties |
        Where-Object { $_.Value.type -eq 'project' } |
        ForEach-Object { (Split-Path $_.Value.path) -replace '\\', '/' -replace '^\.\./', '' }
    return @('build') + @($projects | Sort-Object -Unique)
}

function Invoke-DotNet([string] $DotNet, [string[]] $Arguments) {
    & $DotNet @Arguments | Out-Host
    if ($LASTEXITCODE -ne 0) {
        [Console]::Error.WriteLine('The build itself does not compile; see above.')
        exit 2
    }
}

Start-IfCurrent

$dotnet = Find-DotNet
if (!$dotnet) {
    Install-Sdk
    $dotnet = Find-DotNet
    if (!$dotnet) {
        [Console]::Error.WriteLine('The .NET SDK could not be installed. Install the one of global.json (https://dot.net/download) and try again.')
        exit 2
    }
}

$project = Join-Path $Root 'build\_build.csproj'
$restore = @('restore', $project, '-v', 'quiet', "-p:NukeEngine=$Engine")
if ($env:CI -and $Engine -eq 'bundled') { $restore += '--locked-mode' }
Invoke-DotNet $dotnet $restore
$dotnetRoot = Split-Path (Get-Item $dotnet).FullName
$directories = Get-ProjectDirectories
$known = Get-Fingerprint $dotnetRoot $directories
$bytes = [Text.Encoding]::UTF8.GetBytes($known)
$run = "$Engine-" + ([BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($bytes)) -replace '-', '').Substring(0, 16)

# Each version has its own directory: a build that is running is never overwritten, not even by itself.
Invoke-DotNet $dotnet @('publish', $project, '-c', 'Release', '-o', (Join-Path $Runs $run), '--no-restore', '--nologo', '-v', 'quiet',
    "-p:NukeEngine=$Engine", '-p:TieredPGO=false', '-p:RunAnalyzers=false')
Set-Content $Stamp -Value ($run, $dotnetRoot, ($directories -join ' '), $known -join "`n") -NoNewline
Get-ChildItem $Runs -Directory | Sort-Object LastWriteTime -Descending | Select-Object -Skip 3 |
    Where-Object { $_.Name -ne $run } | Remove-Item -Recurse -Force -ErrorAction SilentlyContinue
Start-Build $run $dotnetRoot
