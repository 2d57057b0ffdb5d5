# Runs each script that comes by standard input, in a session of its own, and answers with what it has printed.
param([string] $EndOfErrors)

while ($null -ne ($line = [Console]::In.ReadLine())) {
    $request = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($line)) | ConvertFrom-Json
    $before = [Environment]::GetEnvironmentVariables()
    foreach ($variable in $request.variables.PSObject.Properties) { [Environment]::SetEnvironmentVariable($variable.Name, $variable.Value) }
    $session = [powershell]::Create()
    $output = @()
    $exitCode = 1
    try {
        [void] $session.AddScript('param($directory) Set-Location -LiteralPath $directory').AddParameter('directory', $request.directory).Invoke()
        $session.Commands.Clear()
        $output = @($session.AddScript($request.script).Invoke())
        $exitCode = $session.Runspace.SessionStateProxy.GetVariable('LASTEXITCODE')
    }
    catch { [Console]::Error.WriteLine($_.Exception.InnerException) }
    foreach ($wrong in $session.Streams.Error) { [Console]::Error.WriteLine($wrong) }
    $session.Dispose()
    foreach ($name in @([Environment]::GetEnvironmentVariables().Keys)) {
        if ($name -notin $before.Keys) { [Environment]::SetEnvironmentVariable($name, $null) }
    }
    foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
    $text = -join ($output | ForEach-Object { "$_`n" })
    $answer = @{ Output = $text; ExitCode = [int] $exitCode } | ConvertTo-Json -Compress
    [Console]::Error.WriteLine($EndOfErrors)
    [Console]::Out.WriteLine([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($answer)))
}
