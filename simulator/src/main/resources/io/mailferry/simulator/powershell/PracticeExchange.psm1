# A practice Exchange for PowerShell: cmdlets with the parameter sets of a real one, whose work is
# done by the simulator. Valid for Windows PowerShell 5.1 and PowerShell 7.
#
# Beside it stands a file that the simulator generates: where it is, which version it plays, the
# cmdlets' param() blocks and the properties of their objects. What binds and what does not is
# therefore the engine's own judgement.

# ---------------------------------------------------------------- values as Exchange's objects have them

# Shown as '5.294 GB (5,684,054,577 bytes)', in the separators of the server's culture.
class ByteQuantifiedSize {
    static [System.Globalization.NumberFormatInfo] $Format = [System.Globalization.NumberFormatInfo]::InvariantInfo
    hidden [uint64] $Bytes
    ByteQuantifiedSize([uint64] $bytes) { $this.Bytes = $bytes }
    [uint64] ToBytes() { return $this.Bytes }
    [string] ToString() {
        $units = 'B', 'KB', 'MB', 'GB', 'TB'
        $unit = 0
        $size = [double] $this.Bytes
        while ($size -ge 1024 -and $unit -lt 4) { $size = $size / 1024; $unit++ }
        $separators = [ByteQuantifiedSize]::Format
        return $size.ToString('G4', $separators) + ' ' + $units[$unit] + ' (' + $this.Bytes.ToString('N0', $separators) + ' bytes)'
    }
}

# What a request met, as objects; over a remote session each becomes its text.
class MoveReportFailure {
    [datetime] $Timestamp
    [string] $FailureSide
    [string] $FailureType
    [string[]] $ExceptionTypes
    [string] $Message
    [object] $InnerException
    [string] ToString() { return $this.FailureType + ': ' + $this.Message }
}

class MoveReportEntry {
    [string] $Text
    MoveReportEntry([string] $text) { $this.Text = $text }
    [string] ToString() { return $this.Text }
}

class MoveReport {
    [object[]] $Failures
    [object[]] $Entries
    MoveReport([string] $fields) {
        $told, $lines = $fields -split "`n`n", 2
        $this.Failures = @(foreach ($line in $told -split "`n") {
                if (-not $line) { continue }
                $at, $side, $type, $message = $line -split "`t", 4
                $passing = if ($type -like '*Transient*') { 'MRSTransient' } else { 'MRSPermanent' }
                [MoveReportFailure] @{
                    Timestamp = [datetime] $at; FailureSide = $side; FailureType = $type; Message = $message
                    ExceptionTypes = 'Exchange', 'MRS', $passing
                }
            })
        $this.Entries = @(foreach ($line in $lines -split "`n") { if ($line) { [MoveReportEntry]::new($line) } })
    }
    [string] ToString() { return @($this.Entries | ForEach-Object { $_.ToString() }) -join "`n" }
}

# A number, a size or a length of time, or no limit.
class Unlimited {
    hidden [object] $Value
    [bool] $IsUnlimited
    Unlimited([object] $value) {
        $this.IsUnlimited = $value -is [string] -and $value -eq 'Unlimited'
        if (-not $this.IsUnlimited) { $this.Value = $value }
    }
    [string] ToString() {
        if ($this.IsUnlimited) { return 'Unlimited' }
        return $this.Value.ToString()
    }
}

# What a limit is given as: the engine calls this to convert an argument.
class UnlimitedNumber : Unlimited {
    UnlimitedNumber([string] $text) : base([UnlimitedNumber]::Read($text)) { }
    hidden static [object] Read([string] $text) {
        if ($text -eq 'Unlimited') { return 'Unlimited' }
        return [int]::Parse($text, [System.Globalization.CultureInfo]::InvariantCulture)
    }
}

class UnlimitedTimeSpan : Unlimited {
    UnlimitedTimeSpan([string] $text) : base([UnlimitedTimeSpan]::Read($text)) { }
    hidden static [object] Read([string] $text) {
        if ($text -eq 'Unlimited') { return 'Unlimited' }
        return [timespan]::Parse($text, [System.Globalization.CultureInfo]::InvariantCulture)
    }
}

# An identity that may be left out: $null stands for all there is, empty text for nothing at all.
class IdParameter {
    hidden [string] $Text
    IdParameter([string] $text) {
        if ([string]::IsNullOrEmpty($text)) {
            throw (New-Object System.ArgumentException 'Parameter values of this type can''t be empty.')
        }
        $this.Text = $text
    }
    [string] ToString() { return $this.Text }
}

class ADObjectId {
    [string] $Name
    [string] $DistinguishedName
    [guid] $ObjectGuid
    hidden [string] $Shown
    # A database shows as its name, a person by the way to it in the directory.
    ADObjectId([string] $name, [string] $distinguishedName, [guid] $guid) {
        $this.Name = $name
        $this.DistinguishedName = $distinguishedName
        $this.ObjectGuid = $guid
        $this.Shown = $name
    }
    ADObjectId([string] $distinguishedName, [guid] $guid) {
        $this.DistinguishedName = $distinguishedName
        $this.ObjectGuid = $guid
        $domain = @(); $path = @()
        foreach ($part in $distinguishedName.Split(',')) {
            if ($part.StartsWith('DC=')) { $domain += $part.Substring(3) } else { $path += $part.Substring(3) }
        }
        $this.Name = $path[0]
        [array]::Reverse($path)
        $this.Shown = ($domain -join '.') + '/' + ($path -join '/')
    }
    [string] ToString() { return $this.Shown }
}

# 'd.hh:mm:ss.fffffff'
class EnhancedTimeSpan {
    [long] $Ticks
    [double] $TotalSeconds
    EnhancedTimeSpan([double] $seconds) {
        $this.TotalSeconds = $seconds
        $this.Ticks = [long] ($seconds * 10000000)
    }
    [string] ToString() { return [timespan]::FromTicks($this.Ticks).ToString() }
}

class MapiTransactionResult {
    [string] $Value
    MapiTransactionResult([string] $value) { $this.Value = $value }
    [string] ToString() { return $this.Value }
}

enum RequestStatus {
    None = 0; Queued = 1; InProgress = 2; AutoSuspended = 3; CompletionInProgress = 4; Synced = 5
    Completed = 10; CompletedWithWarning = 11; Suspended = 95; Failed = 99
}

[System.Flags()] enum RequestFlags {
    None = 0; CrossOrg = 1; IntraOrg = 2; Push = 4; Pull = 8; Offline = 16; Protected = 32
    RemoteLegacy = 64; HighPriority = 128; Suspend = 256; SuspendWhenReadyToComplete = 512
}

enum RequestDirection { Pull = 1; Push = 2 }
enum RequestStyle { IntraOrg = 1; CrossOrg = 2 }

enum RequestState {
    None = 0; OverallMove = 1; Queued = 2; InProgress = 3; InitializingMove = 4; InitialSeeding = 5
    CreatingMailbox = 6; CreatingFolderHierarchy = 7; CreatingInitialSyncCheckpoint = 8
    LoadingMessages = 9; CopyingMessages = 10; Completion = 20; IncrementalSync = 21
    Finalization = 22; Cleanup = 23; DataReplicationWait = 24; ADUpdate = 25
    Stalled = 30; StalledDueToHA = 31; StalledDueToCI = 32; StalledDueToMailboxLock = 33
    TransientFailure = 40; NetworkFailure = 41; MDBOffline = 42; ProxyBackoff = 43; ServerBusyBackoff = 44
    Suspended = 50; AutoSuspended = 51; InitialSeedingComplete = 52; Idle = 57
    Relinquished = 60; RelinquishedMDBFailover = 61
    Failed = 70; FailedBadItemLimit = 71; FailedNetwork = 72; FailedMAPI = 75; FailedOther = 76; FailedStuck = 77
    Completed = 100; CompletedWithWarnings = 101; Canceled = 200; Removed = 300
}

enum SyncStage {
    None; CreatingMailbox; MailboxCreated; CreatingFolderHierarchy; CreatingInitialSyncCheckpoint
    LoadingMessages; CopyingMessages; IncrementalSync; FinalIncrementalSync; Cleanup; SyncFinished; Error
}

enum CopyStatus {
    Unknown; Failed; Seeding; SeedingSource; Suspended; Healthy; ServiceDown; Initializing; Resynchronizing
    Mounted; Dismounted; Mounting; Dismounting; DisconnectedAndHealthy; DisconnectedAndResynchronizing
    FailedAndSuspended; SinglePageRestore
}

enum ContentIndexStatusType { Unknown; Healthy; Crawling; Failed; FailedAndSuspended; NotApplicable }

# ---------------------------------------------------------------- errors, each of the class that is its reason

class ExchangeFault : System.Exception {
    ExchangeFault([string] $message, [System.Exception] $inner) : base($message, $inner) { }
}
class RecipientTaskException : ExchangeFault { RecipientTaskException([string] $m, [System.Exception] $i) : base($m, $i) { } }
class ManagementObjectNotFoundException : ExchangeFault { ManagementObjectNotFoundException([string] $m, [System.Exception] $i) : base($m, $i) { } }
class ManagementObjectAlreadyExistsException : ExchangeFault { ManagementObjectAlreadyExistsException([string] $m, [System.Exception] $i) : base($m, $i) { } }
class IncompatibleParametersException : ExchangeFault { IncompatibleParametersException([string] $m, [System.Exception] $i) : base($m, $i) { } }
class MissingDependentParameterException : ExchangeFault { MissingDependentParameterException([string] $m, [System.Exception] $i) : base($m, $i) { } }
class NoSuitableServerFoundException : ExchangeFault { NoSuitableServerFoundException([string] $m, [System.Exception] $i) : base($m, $i) { } }
class SuitabilityDirectoryException : ExchangeFault { SuitabilityDirectoryException([string] $m, [System.Exception] $i) : base($m, $i) { } }
class ADTransientException : ExchangeFault { ADTransientException([string] $m, [System.Exception] $i) : base($m, $i) { } }
class LdapException : ExchangeFault { LdapException([string] $m, [System.Exception] $i) : base($m, $i) { } }
class MapiExceptionMdbOffline : ExchangeFault { MapiExceptionMdbOffline([string] $m, [System.Exception] $i) : base($m, $i) { } }
class MailboxReplicationTransientException : ExchangeFault { MailboxReplicationTransientException([string] $m, [System.Exception] $i) : base($m, $i) { } }
class RemotePermanentException : ExchangeFault { RemotePermanentException([string] $m, [System.Exception] $i) : base($m, $i) { } }
class CommunicationErrorTransientException : ExchangeFault { CommunicationErrorTransientException([string] $m, [System.Exception] $i) : base($m, $i) { } }
class EndpointNotFoundTransientException : ExchangeFault { EndpointNotFoundTransientException([string] $m, [System.Exception] $i) : base($m, $i) { } }
class MailboxExceedsTargetQuotaPermanentException : ExchangeFault { MailboxExceedsTargetQuotaPermanentException([string] $m, [System.Exception] $i) : base($m, $i) { } }

function New-ExchangeFault([string] $reason, [string] $message, $inner) {
    if ($reason -eq 'PSRemotingTransportException') {
        return New-Object System.Management.Automation.Remoting.PSRemotingTransportException $message
    }
    $type = $reason -as [type]
    if ($null -eq $type -or -not $type.IsSubclassOf([ExchangeFault])) {
        throw "The practice module knows no exception $reason ($message)."
    }
    return $type::new($message, $inner)
}

# ---------------------------------------------------------------- the way to the simulator

function Stop-OwnProcess { [System.Diagnostics.Process]::GetCurrentProcess().Kill() }

# Texts travel with a mark in front, in both directions.
function ConvertTo-Argument($value) {
    if ($null -eq $value) { return $null }
    if ($value -is [switch]) { return $value.IsPresent }
    if ($value -is [bool] -or $value -is [int]) { return $value }
    # Only who it is travels, never the password.
    if ($value -is [pscredential]) { return @{ credential = '=' + $value.UserName } }
    if ($value -is [datetime]) {
        return @{ utc = '=' + $value.ToUniversalTime().ToString('o', [System.Globalization.CultureInfo]::InvariantCulture) }
    }
    if ($value -is [array]) { return , @($value | ForEach-Object { '=' + $_ }) }
    return '=' + $value
}

# Every text in the answer has a mark in front, which Substring(1) takes off: else ConvertFrom-Json of
# PowerShell 7 would make a date of a batch that is named like one.
function Send-Command([string] $cmdlet, $bound) {
    $parameters = @{}
    foreach ($name in $bound.Keys) {
        if (-not $script:Common.Contains($name)) { $parameters[$name] = ConvertTo-Argument $bound[$name] }
    }
    $request = @{ id = [guid]::NewGuid().ToString(); verb = 'call'; cmdlet = $cmdlet; parameters = $parameters }
    $json = ConvertTo-Json -InputObject $request -Depth 4 -Compress
    $content = [System.Net.Http.StringContent]::new($json, [System.Text.Encoding]::UTF8, 'application/json')
    try {
        $response = $script:Http.PostAsync($script:Practice.Address + '/commands', $content).GetAwaiter().GetResult()
    }
    catch {
        for ($cause = $_.Exception; $null -ne $cause; $cause = $cause.InnerException) {
            if ($cause -is [System.Net.Sockets.SocketException] -and $cause.SocketErrorCode -eq 'ConnectionRefused') {
                return $null
            }
        }
        # Broken off in the middle: whether the command ran is not known, and nobody may say so.
        Stop-OwnProcess
    }
    $body = $response.Content.ReadAsStringAsync().GetAwaiter().GetResult()
    if (-not $response.IsSuccessStatusCode) { throw "The simulator does not understand the practice module: $body" }
    $manner = @($response.Headers.GetValues('X-Manner'))[0]
    if ($manner -ne 'WHOLE') { Resolve-Manner $manner }
    return ConvertFrom-Json -InputObject $body
}

# How an answer gets lost.
function Resolve-Manner([string] $manner) {
    if ($manner -eq 'HALF') {
        $bytes = [System.Text.Encoding]::ASCII.GetBytes('<Obj RefId="0"><MS><S N="half an ans')
        $out = [System.Console]::OpenStandardOutput()
        $out.Write($bytes, 0, $bytes.Length)
        $out.Flush()
    }
    elseif ($manner -eq 'HANG') {
        while ($true) { [System.Threading.Thread]::Sleep(100) }
    }
    Stop-OwnProcess
}

# One cmdlet at work: everything but its parameters and the objects it gives.
function Invoke-Practice($cmdlet, $bound, [bool] $changes, [string] $objects) {
    $name = $cmdlet.MyInvocation.MyCommand.Name
    if ($changes) {
        # A dry run is sent too: it is then that Exchange checks everything and does nothing.
        $dry = $bound.ContainsKey('WhatIf') -and $bound['WhatIf']
        $target = $bound['Identity']
        if (-not $target) { $target = $bound['MailboxGuid'] }
        if (-not $cmdlet.ShouldProcess([string] $target, $name) -and -not $dry) { return }
    }
    $reply = Send-Command $name $bound
    if ($null -eq $reply) {
        if ($script:Practice.Far) { Stop-OwnProcess }
        Write-Fault $cmdlet 'PSSessionOpenFailed' 'OpenError' (New-ExchangeFault 'PSRemotingTransportException' `
                'Connecting to remote server failed with the following error message : The simulator is not running.') $null
        return
    }
    foreach ($warning in $reply.warnings) { $cmdlet.WriteWarning($warning.Substring(1)) }
    if ($null -ne $reply.error) {
        $fault = $reply.error
        $reason = $fault.reason.Substring(1)
        $id = $fault.fullyQualifiedErrorId.Substring(1)
        # A session that cannot be reached is a session lost, and it ends on this side of the wire.
        if ($script:Practice.Far -and $reason -eq 'PSRemotingTransportException' -and $fault.message -like '*WinRM cannot complete*') {
            Stop-OwnProcess
        }
        # Only the engine may say that something does not bind.
        if ($reason -like 'ParameterBinding*') { throw "The practice module and the simulator disagree: $($fault.message)" }
        $inner = $null
        $types = @($fault.innerTypes)
        for ($i = $types.Count - 1; $i -ge 0; $i--) {
            $inner = New-ExchangeFault $types[$i].Substring(1) $fault.message.Substring(1) $inner
        }
        $exception = New-ExchangeFault $reason $fault.message.Substring(1) $inner
        Write-Fault $cmdlet $id $fault.category.Substring(1) $exception $bound['Identity']
        return
    }
    # A cmdlet that answers with nothing has no rows, and no columns either.
    if ($objects -and $reply.columns) {
        $at = @{}
        foreach ($column in $reply.columns) { $at[$column] = $at.Count }
        & $objects $reply.result $at
    }
}

# Not ending, as Exchange's own: the caller's ErrorAction decides. The engine puts the cmdlet's name behind the id.
function Write-Fault($cmdlet, [string] $id, [string] $category, $exception, $target) {
    $record = New-Object System.Management.Automation.ErrorRecord $exception, $id, $category, $target
    $cmdlet.WriteError($record)
}

# ---------------------------------------------------------------- from here on generated

. (Join-Path $PSScriptRoot 'PracticeExchange.cmdlets.ps1')

Add-Type -AssemblyName System.Net.Http
$format = [System.Globalization.NumberFormatInfo] [System.Globalization.NumberFormatInfo]::InvariantInfo.Clone()
$format.NumberGroupSeparator = $script:Practice.GroupSeparator
$format.NumberDecimalSeparator = $script:Practice.DecimalSeparator
[ByteQuantifiedSize]::Format = $format

$script:Common = New-Object 'System.Collections.Generic.HashSet[string]' ([System.StringComparer]::OrdinalIgnoreCase)
foreach ($name in [System.Management.Automation.PSCmdlet]::CommonParameters) { [void] $script:Common.Add($name) }

$script:Http = New-Object System.Net.Http.HttpClient
$script:Http.Timeout = [System.Threading.Timeout]::InfiniteTimeSpan
$script:Http.DefaultRequestHeaders.Add('X-Organisation', $script:Practice.Organisation)
$script:Http.DefaultRequestHeaders.Add('X-Shell-Pid', [string] $PID)
$script:Http.DefaultRequestHeaders.Add('X-View', 'objects')

# Says that this shell is there, so that the simulator can end it; returns whether a session opens.
function Register-Shell {
    $content = [System.Net.Http.StringContent]::new('')
    $response = $script:Http.PostAsync($script:Practice.Address + '/sessions', $content).GetAwaiter().GetResult()
    return (ConvertFrom-Json -InputObject $response.Content.ReadAsStringAsync().GetAwaiter().GetResult()).opens
}

$script:Practice.Far = [bool] $env:MAILFERRY_PRACTICE_FAR
if (-not (Register-Shell) -and $script:Practice.Far) {
    [System.Console]::Error.WriteLine('WinRM cannot complete the operation: no session opens now.')
    Stop-OwnProcess
}

Export-ModuleMember -Function $script:Practice.Cmdlets
