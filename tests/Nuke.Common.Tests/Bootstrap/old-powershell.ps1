# Starts a script where arguments reach programs as in Windows PowerShell, which is not to be had everywhere.
$PSNativeCommandArgumentPassing = 'Legacy'
& $args[0] @($args | Select-Object -Skip 1)
exit $LASTEXITCODE
