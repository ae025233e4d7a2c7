# The far end of a session, as narrow as Exchange's own: the practice cmdlets and a few helpers, in
# RestrictedLanguage, without applications and scripts. Run first in a remoting server process.
$env:MAILFERRY_PRACTICE_FAR = 'yes'
Import-Module (Join-Path $PSScriptRoot 'PracticeExchange.psd1') -DisableNameChecking
$helpers = 'Get-Command', 'Measure-Object', 'Select-Object', 'Out-Default', 'Exit-PSSession', 'Get-FormatData', 'Get-Help'
# Asked for once, so that they are there to be offered, and to be used by the module itself.
$null = Get-Command Select-Object, Measure-Object, ConvertTo-Json, ConvertFrom-Json
$offered = $helpers + @(Get-Command -Module PracticeExchange | ForEach-Object { $_.Name })
foreach ($command in $ExecutionContext.SessionState.InvokeCommand.GetCommands('*', 'Cmdlet,Function,Alias', $true)) {
    if ($offered -notcontains $command.Name) { $command.Visibility = 'Private' }
}
$ExecutionContext.SessionState.Applications.Clear()
$ExecutionContext.SessionState.Scripts.Clear()
$ExecutionContext.SessionState.LanguageMode = 'RestrictedLanguage'
