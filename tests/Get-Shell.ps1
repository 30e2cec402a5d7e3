<#
.SYNOPSIS
    The PowerShell that runs this, as a program that can be started again.
.DESCRIPTION
    It is the running process itself, except for a PowerShell that came by 'dotnet tool install': there the process is dotnet,
    which knows nothing of PowerShell's parameters.
#>
[CmdletBinding()]
[OutputType([string])]
param()

$own = (Get-Process -Id $PID).Path
if ([IO.Path]::GetFileNameWithoutExtension($own) -ne 'dotnet') { return $own }
$command = Get-Command pwsh -CommandType Application -ErrorAction Ignore | Select-Object -First 1
if ($command) { return $command.Source }
Get-ChildItem $PSHOME -Filter pwsh* | Where-Object Name -In 'pwsh', 'pwsh.exe' | Select-Object -First 1 -ExpandProperty FullName
