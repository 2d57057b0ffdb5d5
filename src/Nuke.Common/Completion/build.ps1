# Completes build.ps1 (build.cmd, build.sh) in PowerShell: targets, parameters, and their values. It only reads a file
# that the build leaves behind, of whatever checkout the completed command belongs to; it never starts the build.
function global:Find-NukeCompletionFile([string] $Command) {
    $directory = if ($Command -match '[\\/]') { Split-Path $Command } else { $PWD.Path }
    $file = Join-Path $directory '.nuke/temp/completion.tsv'
    # Found on the path or an alias: the checkout that one stands in.
    while ($Command -notmatch '[\\/]' -and !(Test-Path $file)) {
        $directory = Split-Path $directory
        if (!$directory) { return $null }
        $file = Join-Path $directory '.nuke/temp/completion.tsv'
    }
    if (Test-Path $file) { $file } else { $null }
}

function global:Get-NukeCompletion([string] $Current, $Ast, [int] $Cursor) {
    $words = @($Ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $Cursor -or !$Current } | ForEach-Object { $_.Extent.Text })
    $file = Find-NukeCompletionFile $Ast.CommandElements[0].Extent.Text.Trim('''"')
    if (!$file) { return }

    # Where the cursor is: the flag whose values it follows, and how many of these are there already.
    $flag = ''
    $count = 0
    foreach ($word in @($words | Select-Object -Skip 1)) {
        if ($word -match '^-\D.*=') { $flag = '' }
        elseif ($word -match '^-\D') { $flag = $word; $count = 0 }
        else { $count++ }
    }
    $wanted = if ($Current -like '-*') { 'flags' } else { 'targets' }
    $inline = ''
    if ($Current -match '^(-\D[^=]*)=(.*)$') {
        $flag, $inline, $Current, $count, $wanted = $Matches[1], "$($Matches[1])=", $Matches[2], 0, 'targets'
    }

    foreach ($line in [IO.File]::ReadAllLines((Convert-Path $file))) {
        $kind, $name, $text = $line -split "`t", 3
        $item = $null
        switch ($kind) {
            'target' { if ($wanted -eq 'targets' -and !$flag) { $item = $name } }
            'choice' { if ($wanted -in 'value', 'list' -and $name -eq $flag) { $item = $text } }
            default {
                if ($wanted -eq 'flags') { $item = $name }
                elseif ($name -eq $flag) {
                    # What has its value is followed by another flag.
                    $wanted = if ($kind -eq 'switch' -or ($kind -ne 'list' -and $count -gt 0)) { 'none' } else { $kind }
                }
            }
        }
        if ($item -and $item.StartsWith($Current, [StringComparison]::OrdinalIgnoreCase)) {
            $tip = if ($text) { $text } else { $item }
            [Management.Automation.CompletionResult]::new("$inline$item", $item, 'ParameterValue', $tip)
        }
    }
}

Register-ArgumentCompleter -Native -CommandName build.ps1, build.cmd, build.sh, ./build.ps1, ./build.sh, .\build.ps1, .\build.cmd -ScriptBlock {
    param($word, $ast, $cursor)
    Get-NukeCompletion $word $ast $cursor
}
Register-ArgumentCompleter -CommandName build.ps1 -ParameterName BuildArguments -ScriptBlock {
    param($command, $parameter, $word, $ast, $bound)
    Get-NukeCompletion $word $ast $ast.Extent.EndOffset
}
