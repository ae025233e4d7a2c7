# Mailferry's side of the shell protocol (docs/shell-protocol.md).
# Valid for Windows PowerShell 5.1 and PowerShell 7. Sent once per session; every request after that
# is one call of Invoke-MailferryRequest with one argument of base64, so nothing else becomes code.

$global:ProgressPreference = 'SilentlyContinue'
$global:MailferrySession = $null
$global:MailferryConnected = $false

# The only cmdlets that may be called, each with the properties that come back.
$request = @(
    'ExchangeGuid', 'Guid', 'Status', 'Flags', 'Direction', 'RequestStyle', 'SourceDatabase', 'TargetDatabase',
    'BatchName', 'RemoteHostName', 'Suspend', 'SuspendWhenReadyToComplete')
$statistics = $request + @(
    'RequestGuid', 'StatusDetail', 'SyncStage', 'PercentComplete', 'BytesTransferred', 'ItemsTransferred',
    'TotalMailboxSize', 'TotalMailboxItemCount', 'BadItemLimit', 'BadItemsEncountered', 'LargeItemLimit',
    'LargeItemsEncountered', 'PositionInQueue', 'MRSServerName', 'CompleteAfter', 'QueuedTimestamp',
    'StartTimestamp', 'LastUpdateTimestamp', 'InitialSeedingCompletedTimestamp', 'FinalSyncTimestamp',
    'CompletionTimestamp', 'SuspendedTimestamp', 'FailureTimestamp', 'OverallDuration',
    'TotalFinalizationDuration', 'TotalStalledDuration', 'FailureCode', 'FailureType', 'FailureSide', 'Message',
    'RequestQueue')
$recipient = @(
    'Guid', 'ExchangeGuid', 'ArchiveGuid', 'RecipientTypeDetails', 'Database', 'PrimarySmtpAddress',
    'ExternalEmailAddress', 'LegacyExchangeDN', 'MailboxMoveStatus', 'MailboxMoveBatchName')
$global:MailferryCmdlets = @{
    'New-MoveRequest'              = $statistics
    'Get-MoveRequest'              = $request
    'Get-MoveRequestStatistics'    = $statistics
    'Set-MoveRequest'              = @()
    'Resume-MoveRequest'           = @()
    'Suspend-MoveRequest'          = @()
    'Remove-MoveRequest'           = @()
    'Get-MailboxDatabase'          = @(
        'Name', 'Guid', 'DistinguishedName', 'Mounted', 'MountedOnServer', 'MasterServerOrAvailabilityGroup',
        'Recovery', 'ProhibitSendReceiveQuota')
    'Get-MailboxDatabaseCopyStatus' = @(
        'DatabaseName', 'MailboxServer', 'Status', 'CopyQueueLength', 'ReplayQueueLength', 'ContentIndexState',
        'ActivationPreference')
    'Get-Mailbox'                  = $recipient
    'Get-MailUser'                 = $recipient
    'Get-MailboxStatistics'        = @(
        'MailboxGuid', 'Database', 'TotalItemSize', 'TotalDeletedItemSize', 'ItemCount', 'DisconnectReason',
        'IsQuarantined')
    'Test-MapiConnectivity'        = @('Result', 'Error', 'LatencySeconds', 'Database')
    'Get-MigrationUser'            = @('Identity', 'BatchId', 'Status', 'MailboxGuid')
}

# Objects from a remote session are bags of text, so the name tells what a text stands for.
$global:MailferryKinds = @{}
foreach ($name in 'BytesTransferred', 'TotalMailboxSize', 'TotalItemSize', 'TotalDeletedItemSize', 'ProhibitSendReceiveQuota') {
    $global:MailferryKinds[$name] = 'bytes'
}
foreach ($name in 'OverallDuration', 'TotalFinalizationDuration', 'TotalStalledDuration', 'LatencySeconds') {
    $global:MailferryKinds[$name] = 'seconds'
}
foreach ($name in 'Suspend', 'SuspendWhenReadyToComplete', 'Mounted', 'Recovery', 'IsQuarantined') {
    $global:MailferryKinds[$name] = 'flag'
}
foreach ($name in 'PercentComplete', 'ItemsTransferred', 'TotalMailboxItemCount', 'BadItemLimit', 'BadItemsEncountered',
    'LargeItemLimit', 'LargeItemsEncountered', 'FailureCode', 'CopyQueueLength', 'ReplayQueueLength',
    'ActivationPreference', 'ItemCount') {
    $global:MailferryKinds[$name] = 'number'
}
foreach ($name in 'ExchangeGuid', 'Guid', 'RequestGuid', 'ArchiveGuid', 'MailboxGuid') {
    $global:MailferryKinds[$name] = 'guid'
}
foreach ($name in 'SourceDatabase', 'TargetDatabase', 'RequestQueue', 'Database') {
    $global:MailferryKinds[$name] = 'name'
}

function global:ConvertTo-MailferrySeconds($value) {
    if ($value -is [TimeSpan]) { return [int64][Math]::Floor($value.TotalSeconds) }
    $span = [TimeSpan]::Zero
    if ([TimeSpan]::TryParse([string]$value, [Globalization.CultureInfo]::InvariantCulture, [ref]$span)) {
        return [int64][Math]::Floor($span.TotalSeconds)
    }
    return $null
}

function global:ConvertTo-MailferryNumber([string]$text) {
    $digits = $text -replace '[^0-9-]', ''
    $number = [int64]0
    if ([int64]::TryParse($digits, [ref]$number)) { return $number }
    return $null
}

# '5.294 GB (5,684,054,577 bytes)': only the number in parentheses is exact, and its separators are
# those of the server's culture.
function global:ConvertTo-MailferryBytes($value) {
    $text = [string]$value
    if ($text -match '\(([^)]*)\)') { return ConvertTo-MailferryNumber $Matches[1] }
    return ConvertTo-MailferryNumber $text
}

function global:ConvertTo-MailferryScalar([string]$name, $value) {
    if ($null -eq $value) { return $null }
    if ($value -is [DateTime]) {
        return $value.ToUniversalTime().ToString('o', [Globalization.CultureInfo]::InvariantCulture)
    }
    $text = [string]$value
    if ($text -eq '') { return $null }
    if ($text -eq 'Unlimited') { return 'Unlimited' }
    switch ($global:MailferryKinds[$name]) {
        'bytes' { return ConvertTo-MailferryBytes $text }
        'seconds' { return ConvertTo-MailferrySeconds $value }
        'flag' { return ($text -eq 'True') }
        'number' { return ConvertTo-MailferryNumber $text }
        'guid' { return $text.ToLowerInvariant() }
        'name' { return ($text -split '[\\/]')[-1] }
    }
    return $text
}

function global:Get-MailferryValue($object, [string]$name) {
    $property = $object.PSObject.Properties[$name]
    if ($null -ne $property) { return $property.Value }
    if ($name -eq 'LatencySeconds') {
        $property = $object.PSObject.Properties['Latency']
        if ($null -ne $property) { return $property.Value }
    }
    # No version on premises has the sum; each has buckets of its own.
    if ($name -eq 'TotalStalledDuration') {
        $sum = [TimeSpan]::Zero
        foreach ($bucket in $object.PSObject.Properties) {
            if ($bucket.Name -like 'TotalStalledDueTo*') {
                $seconds = ConvertTo-MailferrySeconds $bucket.Value
                if ($null -ne $seconds) { $sum = $sum.Add([TimeSpan]::FromSeconds($seconds)) }
            }
        }
        return $sum
    }
    return $null
}

function global:ConvertTo-MailferryResult([string]$cmdlet, $object) {
    $flat = [ordered]@{}
    foreach ($name in $global:MailferryCmdlets[$cmdlet]) {
        $value = Get-MailferryValue $object $name
        # Test-MapiConnectivity wraps its result once more.
        if ($name -eq 'Result' -and $null -ne $value -and $null -ne $value.PSObject.Properties['Value']) {
            $value = $value.Value
        }
        $flat[$name] = ConvertTo-MailferryScalar $name $value
    }
    return $flat
}

function global:ConvertTo-MailferryError($record, [string]$prefix) {
    $exception = $record.Exception
    $inner = New-Object System.Collections.ArrayList
    $remote = $false
    $at = $exception.InnerException
    if ($null -ne $exception.PSObject.Properties['SerializedRemoteException']) {
        $remote = $true
        $far = $exception.SerializedRemoteException
        if ($null -ne $far) {
            [void]$inner.Add(([string]$far.PSObject.TypeNames[0] -replace '^Deserialized\.', '' -split '\.')[-1])
            if ($null -ne $far.PSObject.Properties['InnerException']) { $at = $far.InnerException }
        }
    }
    $depth = 0
    while ($null -ne $at -and $depth -lt 8) {
        $type = if ($at -is [Exception]) { $at.GetType().Name } else { ([string]$at.PSObject.TypeNames[0] -split '\.')[-1] }
        [void]$inner.Add($type)
        $next = $at.PSObject.Properties['InnerException']
        $at = if ($null -ne $next) { $next.Value } else { $null }
        $depth++
    }
    return [ordered]@{
        fullyQualifiedErrorId = $prefix + [string]$record.FullyQualifiedErrorId
        category              = [string]$record.CategoryInfo.Category
        reason                = [string]$record.CategoryInfo.Reason
        message               = [string]$exception.Message
        remote                = $remote
        innerTypes            = [object[]]$inner.ToArray()
    }
}

function global:New-MailferryError([string]$code, [string]$message) {
    return [ordered]@{
        fullyQualifiedErrorId = $code; category = 'InvalidOperation'; reason = 'Mailferry'
        message = $message; remote = $false; innerTypes = [object[]]@()
    }
}

function global:ConvertTo-MailferryBase64($object) {
    $json = ConvertTo-Json -InputObject $object -Depth 6 -Compress
    return [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($json))
}

function global:Connect-Mailferry {
    if ($global:MailferryConnected) { return }
    if ($env:MAILFERRY_SHELL_ENDPOINT) {
        $option = New-PSSessionOption -Culture 'en-US' -UICulture 'en-US'
        $global:MailferrySession = New-PSSession -ConfigurationName Microsoft.Exchange `
            -ConnectionUri $env:MAILFERRY_SHELL_ENDPOINT -Authentication Kerberos -SessionOption $option -ErrorAction Stop
    }
    elseif ($env:MAILFERRY_SHELL_MODULE) {
        Import-Module -Name $env:MAILFERRY_SHELL_MODULE -Global -DisableNameChecking -ErrorAction Stop
    }
    $global:MailferryConnected = $true
}

function global:Get-MailferryCredential([string]$name) {
    if ($name -notmatch '^[A-Za-z0-9][A-Za-z0-9._-]*$') { throw 'MF-EX-CREDENTIAL' }
    if (-not $env:MAILFERRY_SHELL_CREDENTIALS) { throw 'MF-EX-CREDENTIAL' }
    $file = Join-Path -Path $env:MAILFERRY_SHELL_CREDENTIALS -ChildPath ($name + '.xml')
    if (-not (Test-Path -LiteralPath $file)) { throw 'MF-EX-CREDENTIAL' }
    return Import-Clixml -LiteralPath $file
}

function global:ConvertFrom-MailferryValue($value) {
    if ($null -eq $value) { return $null }
    if ($value -is [System.Management.Automation.PSCustomObject]) {
        if ($null -ne $value.PSObject.Properties['credential']) {
            return Get-MailferryCredential ([string]$value.credential)
        }
        if ($null -ne $value.PSObject.Properties['utc']) {
            # PowerShell 7 reads such a text as a date already, Windows PowerShell does not.
            if ($value.utc -is [DateTime]) { return $value.utc.ToUniversalTime() }
            return [DateTime]::Parse([string]$value.utc, [Globalization.CultureInfo]::InvariantCulture,
                [Globalization.DateTimeStyles]::AdjustToUniversal)
        }
        throw 'MF-EX-VALUE'
    }
    if ($value -is [System.Array]) { return , @($value) }
    return $value
}

function global:Invoke-MailferryCmdlet([string]$name, [hashtable]$bound) {
    # Everything is caught as it comes: an error that does not end the cmdlet is still an error.
    $ErrorActionPreference = 'Continue'
    if ($null -ne $global:MailferrySession) {
        Invoke-Command -Session $global:MailferrySession -HideComputerName `
            -ScriptBlock { param($name, $bound) & $name @bound } -ArgumentList $name, $bound 2>&1 3>&1
    }
    else {
        & $name @bound 2>&1 3>&1
    }
}

function global:Invoke-MailferryRequest([string]$encoded) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $id = ''
    $result = New-Object System.Collections.ArrayList
    $warnings = New-Object System.Collections.ArrayList
    $failure = $null
    try {
        $asked = ConvertFrom-Json -InputObject ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($encoded)))
        $id = [string]$asked.id
        $cmdlet = [string]$asked.cmdlet
        if (-not $global:MailferryCmdlets.ContainsKey($cmdlet)) {
            $failure = New-MailferryError 'MF-EX-CMDLET' 'not on the list'
        }
        else {
            $bound = @{}
            foreach ($parameter in $asked.parameters.PSObject.Properties) {
                $bound[$parameter.Name] = ConvertFrom-MailferryValue $parameter.Value
            }
            $connecting = $true
            Connect-Mailferry
            $connecting = $false
            foreach ($item in (Invoke-MailferryCmdlet $cmdlet $bound)) {
                if ($item -is [System.Management.Automation.ErrorRecord]) {
                    if ($null -eq $failure) { $failure = ConvertTo-MailferryError $item '' }
                }
                elseif ($item -is [System.Management.Automation.WarningRecord]) { [void]$warnings.Add([string]$item.Message) }
                elseif ($null -ne $item -and $global:MailferryCmdlets[$cmdlet].Count -gt 0) {
                    [void]$result.Add((ConvertTo-MailferryResult $cmdlet $item))
                }
            }
        }
    }
    catch {
        $prefix = if ($connecting) { 'MF-EX-CONNECT,' } else { '' }
        $failure = ConvertTo-MailferryError $_ $prefix
    }
    try {
        $server = $null
        if ($null -ne $global:MailferrySession) { $server = [string]$global:MailferrySession.ComputerName }
        $reply = [ordered]@{
            id = $id; ok = ($null -eq $failure); result = [object[]]$result.ToArray()
            warnings = [object[]]$warnings.ToArray(); error = $failure
            elapsedMs = [int64]$watch.ElapsedMilliseconds; shellPid = $PID; server = $server
        }
        $body = ConvertTo-MailferryBase64 $reply
        $lines = New-Object System.Text.StringBuilder
        [void]$lines.AppendLine('MAILFERRY ' + $id + ' BEGIN')
        for ($from = 0; $from -lt $body.Length; $from += 1000) {
            [void]$lines.AppendLine($body.Substring($from, [Math]::Min(1000, $body.Length - $from)))
        }
        [void]$lines.Append('MAILFERRY ' + $id + ' END')
        # Past the formatter, which wraps at the width of the console.
        [Console]::Out.WriteLine($lines.ToString())
        [Console]::Out.Flush()
    }
    catch { [Console]::Out.WriteLine('no reply could be written: ' + [string]$_) }
}

try { Connect-Mailferry }
catch { [Console]::Out.WriteLine('MAILFERRY-NOT-CONNECTED ' + (ConvertTo-MailferryBase64 (ConvertTo-MailferryError $_ 'MF-EX-CONNECT,'))) }
