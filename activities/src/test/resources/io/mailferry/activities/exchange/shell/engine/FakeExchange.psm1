# Cmdlets that stand in for Exchange's: enough of them to see how the script binds and projects.

function New-MoveRequest {
    [CmdletBinding(DefaultParameterSetName = 'MigrationLocal')]
    param(
        [Parameter(Mandatory, Position = 0)][string]$Identity,
        [Parameter(Mandatory, ParameterSetName = 'MigrationRemote')][switch]$Remote,
        [Parameter(Mandatory, ParameterSetName = 'MigrationOutbound')][switch]$Outbound,
        [Parameter(Mandatory, ParameterSetName = 'MigrationRemote')]
        [Parameter(Mandatory, ParameterSetName = 'MigrationOutbound')][string]$RemoteHostName,
        [Parameter(ParameterSetName = 'MigrationRemote')]
        [Parameter(ParameterSetName = 'MigrationOutbound')][pscredential]$RemoteCredential,
        [Parameter(ParameterSetName = 'MigrationLocal')]
        [Parameter(ParameterSetName = 'MigrationRemote')][string]$TargetDatabase,
        [Parameter(ParameterSetName = 'MigrationOutbound')][string]$RemoteTargetDatabase,
        [int]$BadItemLimit, [datetime]$CompleteAfter)
    Write-Host 'MAILFERRY noise BEGIN'
    [pscustomobject]@{
        BatchName = $Identity; Direction = if ($Remote) { 'Pull' } else { 'Push' }
        BadItemLimit = $BadItemLimit; CompleteAfter = $CompleteAfter
        RemoteHostName = if ($RemoteCredential) {
            $RemoteCredential.UserName + ':' + $RemoteCredential.GetNetworkCredential().Password
        }
    }
    if ($Identity -eq 'half') { throw 'It broke after it had begun.' }
}

enum Status { Queued; InProgress }

function Get-MoveRequestStatistics {
    [CmdletBinding()] param([string]$Identity, [switch]$IncludeReport)
    if ($IncludeReport) {
        $inner = [pscustomobject]@{ FailureType = 'MapiExceptionNetworkError'; Message = 'it broke' }
        $failures = foreach ($i in 1..30) {
            [pscustomobject]@{
                Timestamp = [datetime]::SpecifyKind([datetime]'2026-11-23T09:00:00', 'Utc').AddMinutes($i)
                FailureType = "Failure$i"; FailureSide = 'Source'; ExceptionTypes = @('Exchange', 'MRSTransient')
                Message = "line one`r`nline two"; InnerException = $inner
            }
        }
        $entries = foreach ($i in 1..3) { "11/23/2026 9:0$($i):00 AM [EX1] entry $i" }
        $report = [pscustomobject]@{ Failures = $failures; Entries = $entries }
        if ($Identity -eq 'text') { $report = $entries -join "`r`n" }
        if ($Identity -eq 'long') { $report = ('x' * 999 + "`n") * 200 + 'the end' }
        if ($Identity -eq 'none') { $report = $null }
        [pscustomobject]@{ Status = 'Failed'; Report = $report }
        return
    }
    if ($Identity -eq 'several') {
        foreach ($i in 0..3) {
            [pscustomobject]@{
                TargetDatabase = ('Sales', 'sales', 'x/Sales', 'Sales')[$i]; PercentComplete = ('42', 42, '43', '42')[$i]
                TotalMailboxSize = ('1 KB (1,024 bytes)', '1 KB (1,025 bytes)', '1026', 'Unlimited')[$i]
                Suspend = ('False', $false, 'True', $true)[$i]
                OverallDuration = ('00:01:00', [timespan]'00:01:00', '00:02:00', $null)[$i]
                TotalStalledDueToHADuration = ('00:00:01.6', '00:00:02.6', $null, [timespan]'00:00:01.6')[$i]
                TotalStalledDueToCIDuration = '00:00:00.6'
            }
        }
        return
    }
    [pscustomobject]@{
        ExchangeGuid = [guid]'3F1C0000-0000-0000-0000-00000000000A'; Status = [Status]::InProgress
        TotalMailboxSize = '5.294 GB (5,684,054,577 bytes)'
        BytesTransferred = "152,1 MB (159.449$([char]0xA0)088 bytes)"
        OverallDuration = '1.02:03:04.5670000'; TotalFinalizationDuration = [timespan]::FromSeconds(61)
        TotalStalledDueToContentIndexingDuration = [timespan]::FromSeconds(60)
        TotalStalledDueToMailboxLockedDuration = '00:00:30'
        BadItemLimit = 'Unlimited'; PercentComplete = '42'; SuspendWhenReadyToComplete = 'True'
        TargetDatabase = 'target.example/Configuration/TGT-DB01'
        QueuedTimestamp = [datetime]::SpecifyKind([datetime]'2026-11-23T09:00:00', 'Utc'); CompletionTimestamp = $null
        StartTimestamp = '11/23/2026 4:30:00 AM'; LastUpdateTimestamp = '2026-11-23T10:45:00+01:00'
        SuspendedTimestamp = 'never'
        Secret = 'not on the list'
    }
}

function Get-MoveRequest {
    [CmdletBinding()] param([string]$BatchName)
    foreach ($i in 1..2000) { [pscustomobject]@{ BatchName = "$([char]0xFC) $i" } }
}

function Resume-MoveRequest {
    [CmdletBinding()] param([string]$Identity)
    Write-Host '--- noise ---'
    Write-Warning 'The change was stored; MRS was not told.'
}

function Set-MoveRequest {
    [CmdletBinding()] param([string]$Identity)
    Write-Error -ErrorId '4A2B' -Message "Mailbox 'Somebody' is already being moved to 'TGT-DB01'."
}

function Remove-MoveRequest {
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param([string]$Identity)
    if ($PSCmdlet.ShouldProcess($Identity)) {
        throw [InvalidOperationException]::new('It broke.', [TimeoutException]::new('slow'))
    }
}

Export-ModuleMember -Function *
