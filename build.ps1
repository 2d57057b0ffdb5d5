# Starts the build. It is compiled first only when something that it is made of has changed: the contents of its sources
# and of the projects that it references, props, lock files, the engine (NUKE_ENGINE=bundled|package), the SDKs and the runtimes.
# The same as build.sh, for Windows.
[CmdletBinding()]
Param([Parameter(Position = 0, Mandatory = $false, ValueFromRemainingArguments = $true)][object[]] $BuildArguments)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

$env:DOTNET_CLI_TELEMETRY_OPTOUT = 1
$env:DOTNET_NOLOGO = 1
$env:NUKE_TELEMETRY_OPTOUT = 1

function Resolve-Link([string] $File) {
    $item = Get-Item -LiteralPath $File -Force
    while ($item.LinkType -eq 'SymbolicLink') {
        $item = Get-Item -LiteralPath ([IO.Path]::Combine((Split-Path $item.FullName), @($item.Target)[0])) -Force
    }
    return $item.FullName
}

function Exit-BadInput([string] $Message) {
    [Console]::Error.WriteLine($Message)
    exit 2
}

$Root = Split-Path (Resolve-Link $PSCommandPath)
$Engine = if ($env:NUKE_ENGINE) { $env:NUKE_ENGINE } else { 'bundled' }
$Runs = [IO.Path]::Combine($Root, 'build', 'bin', 'run')
$Stamp = Join-Path $Runs "$Engine.ps.stamp"
$PrivateSdk = [IO.Path]::Combine($Root, '.nuke', 'temp', 'dotnet')
$Suffix = if ($PSVersionTable.PSVersion.Major -lt 6 -or $IsWindows) { '.exe' } else { '' }

function Get-Sources([string] $Directory) {
    if (![IO.Directory]::Exists($Directory)) { return }
    [IO.Directory]::GetFiles($Directory)
    foreach ($child in [IO.Directory]::GetDirectories($Directory)) {
        if ([IO.Path]::GetFileName($child) -notin 'bin', 'obj') { Get-Sources $child }
    }
}

# Everything that the build is made of, by content; relative to the root, so that a moved checkout stays valid.
function Get-Fingerprint([string] $DotNetRoot, [string[]] $Directories) {
    $shared = '^(build\.ps1|global\.json|\.editorconfig|BannedSymbols\.txt|nuget\.config|.*\.(props|targets))$'
    [string[]] $files = @([IO.Directory]::GetFiles($Root) | Where-Object { [IO.Path]::GetFileName($_) -match $shared })
    $files += @($Directories | ForEach-Object { Get-Sources (Join-Path $Root $_) })
    [Array]::Sort($files, [StringComparer]::Ordinal)
    $sha = [Security.Cryptography.SHA256]::Create()
    $installed = (Join-Path $DotNetRoot 'sdk'), [IO.Path]::Combine($DotNetRoot, 'shared', 'Microsoft.NETCore.App')
    $lines = @($Engine) + @(Get-ChildItem $installed -ErrorAction SilentlyContinue | ForEach-Object { $_.Name })
    $lines += foreach ($file in $files) { $file.Substring($Root.Length) + [BitConverter]::ToString($sha.ComputeHash([IO.File]::ReadAllBytes($file))) }
    return [BitConverter]::ToString($sha.ComputeHash([Text.Encoding]::UTF8.GetBytes($lines -join "`n"))) -replace '-', ''
}

# Arguments arrive as they were typed. An array is one value after the other; quotes keep PowerShell from expanding
# wildcards; and before version 7.3 it loses quotes and empty arguments on the way to a program.
function Get-Quoted([string] $Argument) {
    $passing = Get-Variable PSNativeCommandArgumentPassing -ValueOnly -ErrorAction SilentlyContinue
    if (!$passing -or "$passing" -eq 'Legacy') {
        $Argument = $Argument -replace '(\\*)"', '$1$1\"'
        if ($PSVersionTable.PSVersion.Major -lt 6 -and $Argument -match '\s') { $Argument = $Argument -replace '(\\+)$', '$1$1' }
        if ($Argument -eq '') { $Argument = '""' }
    }
    return "'" + ($Argument -replace "'", "''") + "'"
}

function Start-Build([string] $Run, [string] $DotNetRoot) {
    $executable = [IO.Path]::Combine($Runs, $Run, "_build$Suffix")
    $words = @(foreach ($argument in $BuildArguments) { foreach ($value in $argument) { Get-Quoted ([string] $value) } })
    $before, $profiled, $forward, $prerelease = $env:DOTNET_ROOT, $env:DOTNET_TieredPGO, $env:DOTNET_ROLL_FORWARD, $env:DOTNET_ROLL_FORWARD_TO_PRERELEASE
    $env:DOTNET_ROOT = $DotNetRoot
    # What was compiled ahead of time is good for that runtime only.
    $env:DOTNET_ROLL_FORWARD, $env:DOTNET_ROLL_FORWARD_TO_PRERELEASE = $null, $null
    # Compilers, tests and tools end before code that was compiled again by profile has paid for that: a fifth of their processor time.
    if (!$profiled) { $env:DOTNET_TieredPGO = 0 }
    $global:LASTEXITCODE = 1
    try { & ([scriptblock]::Create("& '$($executable -replace "'", "''")' $words")) }
    catch { [Console]::Error.WriteLine("$_") }
    # After Ctrl-C nothing else is run; without it the exit code of a cancelled build would be 0.
    finally { $env:DOTNET_ROOT, $env:DOTNET_TieredPGO, $env:DOTNET_ROLL_FORWARD, $env:DOTNET_ROLL_FORWARD_TO_PRERELEASE = $before, $profiled, $forward, $prerelease; exit $LASTEXITCODE }
}

function Start-IfCurrent {
    if (![IO.File]::Exists($Stamp)) { return }
    $run, $dotnetRoot, $directories, $known = [IO.File]::ReadAllText($Stamp) -split "`n", 4
    if (!$known -or ![IO.File]::Exists([IO.Path]::Combine($Runs, $run, "_build$Suffix"))) { return }
    if ((Get-Fingerprint $dotnetRoot ($directories -split ' ')) -eq $known) { Exit-Lock; Start-Build $run $dotnetRoot }
}

# The first dotnet that has an SDK which global.json accepts, roll-forward included: it knows best itself.
function Find-DotNet {
    $candidates = @()
    if ($env:DOTNET_ROOT) { $candidates += Join-Path $env:DOTNET_ROOT "dotnet$Suffix" }
    $candidates += @(Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue | ForEach-Object { $_.Path })
    $candidates += Join-Path $PrivateSdk "dotnet$Suffix"
    Push-Location -LiteralPath $Root
    try {
        foreach ($candidate in $candidates) {
            if (![IO.File]::Exists($candidate)) { continue }
            try { & $candidate --version 2>&1 | Out-Null } catch { continue }
            if ($LASTEXITCODE -eq 0) { return $candidate }
        }
    }
    finally { Pop-Location }
    return $null
}

function Install-Sdk {
    [Console]::Error.WriteLine('Installing the .NET SDK of global.json into .nuke/temp/dotnet')
    $script = [IO.Path]::Combine($Root, '.nuke', 'temp', 'dotnet-install.ps1')
    try {
        New-Item -ItemType Directory -Path (Split-Path $script) -Force | Out-Null
        [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
        (New-Object System.Net.WebClient).DownloadFile('https://dot.net/v1/dotnet-install.ps1', $script)
        & $script -JSonFile (Join-Path $Root 'global.json') -InstallDir $PrivateSdk -NoPath | Out-Null
    }
    catch {
        [Console]::Error.WriteLine("$_")
        Exit-BadInput 'The .NET SDK could not be installed. Install the one of global.json (https://dot.net/download) and try again.'
    }
}

# build/ and the projects that it references, as the restore found them.
function Get-ProjectDirectories {
    $assets = [IO.File]::ReadAllText([IO.Path]::Combine($Root, 'build', 'obj', 'project.assets.json')) | ConvertFrom-Json
    $projects = $assets.libraries.PSObject.Properties |
        Where-Object { $_.Value.type -eq 'project' } |
        ForEach-Object { (Split-Path $_.Value.path) -replace '\\', '/' -replace '^\.\./', '' }
    return @('build') + @($projects | Sort-Object -Unique)
}

# What a compiler says is not what the build says: standard output is the build's alone.
function Invoke-DotNet([string] $DotNet, [string[]] $Arguments) {
    & $DotNet @Arguments | ForEach-Object { [Console]::Error.WriteLine($_) }
    if ($LASTEXITCODE -ne 0) { Exit-BadInput 'The build itself does not compile; see above.' }
}

function Invoke-Compilation([string] $DotNet) {
    $project = [IO.Path]::Combine($Root, 'build', '_build.csproj')
    $restore = @('restore', $project, '-v', 'quiet', "-p:NukeEngine=$Engine")
    if ($env:CI -and $Engine -eq 'bundled') { $restore += '--locked-mode' }
    Invoke-DotNet $DotNet $restore
    $dotnetRoot = Split-Path (Resolve-Link $DotNet)
    $directories = Get-ProjectDirectories
    $known = Get-Fingerprint $dotnetRoot $directories
    $run = "$Engine-" + $known.Substring(0, 16)
    # The analyzers have their say in Compile. Each version has its own directory: a build that is running is never overwritten, not even by itself.
    Invoke-DotNet $DotNet @('publish', $project, '-c', 'Release', '-o', (Join-Path $Runs $run), '--no-restore', '--nologo', '-v', 'quiet',
        "-p:NukeEngine=$Engine", '-p:TieredPGO=false', '-p:RunAnalyzers=false')
    [IO.File]::WriteAllText("$Stamp.new", ($run, $dotnetRoot, ($directories -join ' '), $known -join "`n"))
    Move-Item -LiteralPath "$Stamp.new" -Destination $Stamp -Force
    # The newest few stay, since they may be running.
    Get-ChildItem -LiteralPath $Runs -Directory | Sort-Object LastWriteTime -Descending | Select-Object -Skip 3 |
        Where-Object { $_.Name -ne $run } | Remove-Item -Recurse -Force -ErrorAction SilentlyContinue
    return $run, $dotnetRoot
}

$Lock = $null

function Enter-Lock {
    $sha = [Security.Cryptography.SHA256]::Create()
    $name = [BitConverter]::ToString($sha.ComputeHash([Text.Encoding]::UTF8.GetBytes($Runs))) -replace '-', ''
    $script:Lock = New-Object Threading.Mutex $false, "Global\nuke-$name"
    # Who had it may have been killed, which does not matter: the stamp is written last.
    try { $script:Lock.WaitOne() | Out-Null } catch [Threading.AbandonedMutexException] { Write-Debug "$_" }
}

# The build must not keep it.
function Exit-Lock {
    if ($script:Lock) { $script:Lock.ReleaseMutex(); $script:Lock.Dispose(); $script:Lock = $null }
}

$common = @($PSBoundParameters.Keys | Where-Object { $_ -ne 'BuildArguments' })
if ($common) { Exit-BadInput "'-$($common[0])' is a flag of PowerShell. The build's own start with two dashes: --$($common[0].ToLowerInvariant()). ./build.ps1 --help lists them." }

Start-IfCurrent

try { New-Item -ItemType Directory -Path $Runs -Force | Out-Null }
catch { Exit-BadInput "The build has to be compiled, and $Runs cannot be written. Make the checkout writable, or start it once where it is." }
Enter-Lock
# Another build.ps1 may have compiled meanwhile.
Start-IfCurrent
$dotnet = Find-DotNet
if (!$dotnet) {
    Install-Sdk
    $dotnet = Find-DotNet
    if (!$dotnet) { Exit-BadInput 'The installed .NET SDK does not fit global.json.' }
}

$run, $dotnetRoot = Invoke-Compilation $dotnet
Exit-Lock
Start-Build $run $dotnetRoot
