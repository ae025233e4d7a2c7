# Mailferry's side of the shell protocol (docs/develop/shell-protocol.md), for Windows PowerShell 5.1 and PowerShell 7.
# Requests are lines of base64, read on standard input or given one by one, and answers are framed. What it reads is data from the
# first byte to the last: no line is ever parsed as PowerShell, and only the cmdlets listed here are called, each with
# a table of values.

# Whether it reads its requests, or is loaded as a module and asked one by one.
param([string]$requests = 'read')

# For whatever is called, too: a module sees what is global, and not what is another module's.
$global:ErrorActionPreference = 'Stop'
$global:ProgressPreference = 'SilentlyContinue'
$global:WarningPreference = 'Continue'
$invariant = [Globalization.CultureInfo]::InvariantCulture
$session = $null
$account = $null
$connected = $false

# In an error's id, as PowerShell itself has it: the session broke while a command was under way.
$broken = 'PSSessionStateBroken'

# An answer longer than this is not sent: about 20,000 requests of a queue, more than Exchange bears at once.
$longestAnswer = 32000000

# ---------------------------------------------------------------- the closed list

$request = 'ExchangeGuid:guid Guid:guid Status Flags Direction RequestStyle SourceDatabase:name TargetDatabase:name ' +
    'BatchName RemoteHostName Suspend:flag SuspendWhenReadyToComplete:flag'
$statistics = $request + ' RequestGuid:guid StatusDetail SyncStage PercentComplete:number BytesTransferred:bytes ' +
    'ItemsTransferred:number TotalMailboxSize:bytes TotalMailboxItemCount:number BadItemLimit:number ' +
    'BadItemsEncountered:number LargeItemLimit:number LargeItemsEncountered:number PositionInQueue MRSServerName ' +
    'CompleteAfter:date QueuedTimestamp:date StartTimestamp:date LastUpdateTimestamp:date ' +
    'InitialSeedingCompletedTimestamp:date FinalSyncTimestamp:date CompletionTimestamp:date ' +
    'SourceVersion TargetVersion ' +
    'RemoteDatabaseName SuspendedTimestamp:date FailureTimestamp:date OverallDuration:seconds TotalFinalizationDuration:seconds ' +
    'TotalStalledDuration:stalls FailureCode:number FailureType FailureSide Message RequestQueue:name ' +
    'IsValid:flag ValidationMessage'
$recipient = 'Guid:guid ExchangeGuid:guid ArchiveGuid:guid RecipientTypeDetails Database:name PrimarySmtpAddress ' +
    'ExternalEmailAddress LegacyExchangeDN MailboxMoveStatus MailboxMoveBatchName'

# Every cmdlet that may be called, with the properties that come back and what each stands for: objects from a remote
# session are bags of text, so only the name can tell.
$columns = @{
    'New-MoveRequest'               = $statistics
    'Get-MoveRequest'               = $request
    'Get-MoveRequestStatistics'     = $statistics
    'Set-MoveRequest'               = ''
    'Resume-MoveRequest'            = ''
    'Suspend-MoveRequest'           = ''
    'Remove-MoveRequest'            = ''
    'Get-MailboxDatabase'           = 'Name Guid:guid DistinguishedName Mounted:flag MountedOnServer ' +
        'MasterServerOrAvailabilityGroup Recovery:flag ProhibitSendReceiveQuota:bytes'
    'Get-MailboxDatabaseCopyStatus' = 'DatabaseName MailboxServer Status CopyQueueLength:number ' +
        'ReplayQueueLength:number ContentIndexState ActivationPreference:number'
    'Get-Mailbox'                   = $recipient
    'Get-MailUser'                  = $recipient
    'Get-MailboxStatistics'         = 'MailboxGuid:guid Database:name TotalItemSize:bytes TotalDeletedItemSize:bytes ' +
        'ItemCount:number DisconnectReason IsQuarantined:flag'
    'Test-MapiConnectivity'         = 'Result:inner Error LatencySeconds:latency Database:name'
    'Test-MigrationServerAvailability' = 'Result Message ErrorDetail SupportsCutover:flag'
    'Get-MigrationUser'             = 'Identity BatchId Status MailboxGuid:guid'
    'Get-ThrottlingPolicyAssociation' = 'Name ThrottlingPolicyId:name'
    'Get-ThrottlingPolicy'          = 'Name ThrottlingPolicyScope PowerShellMaxConcurrency:number ' +
        'PowerShellMaxCmdlets:number PowerShellMaxCmdletsTimePeriod:number'
}
$plans = @{}
foreach ($cmdlet in $columns.Keys) {
    $plans[$cmdlet] = @(foreach ($column in ($columns[$cmdlet] -split ' ')) {
            if ($column) {
                $name, $kind = $column -split ':'
                if (-not $kind) { $kind = 'text' }
                , @($name, $kind)
            }
        })
}

$common = 'Verbose', 'Debug', 'ErrorAction', 'WarningAction', 'InformationAction', 'ProgressAction', 'ErrorVariable',
    'WarningVariable', 'InformationVariable', 'OutVariable', 'OutBuffer', 'PipelineVariable'

# ---------------------------------------------------------------- values that come back

function ConvertTo-Integer([string]$digits) {
    $number = [int64]0
    if ([int64]::TryParse($digits, [ref]$number)) { return $number }
    return $null
}

# Thousands may be set apart by whatever the server's culture has; a fraction is no number of ours.
function ConvertTo-Number([string]$text) {
    if ($text -match '^-?[0-9]+$') { return ConvertTo-Integer $text }
    if ($text -match '^-?[0-9]{1,3}([^0-9A-Za-z-][0-9]{3})+$') { return ConvertTo-Integer ($text -replace '[^0-9-]', '') }
    return $null
}

function ConvertTo-TimeSpan($value) {
    if ($value -is [TimeSpan]) { return $value }
    $span = [TimeSpan]::Zero
    if ([TimeSpan]::TryParse([string]$value, $invariant, [ref]$span)) { return $span }
    return $null
}

function ConvertTo-Seconds($value) {
    $span = ConvertTo-TimeSpan $value
    if ($null -eq $span) { return $null }
    return [int64][Math]::Floor($span.TotalSeconds)
}

# A span in one version, a number of seconds in the stand-in.
function ConvertTo-Latency($value) {
    $span = ConvertTo-TimeSpan $value
    if ($null -ne $span -and ([string]$value).Contains(':')) { return $span.TotalSeconds }
    return [double]$value
}

# The session speaks en-US, and its clock is that of the machine that printed the text.
function ConvertTo-Utc($value) {
    if ($value -isnot [DateTime]) {
        $moment = [DateTime]::MinValue
        $style = [Globalization.DateTimeStyles]::AssumeLocal
        if (-not [DateTime]::TryParse([string]$value, $invariant, $style, [ref]$moment)) { return $null }
        $value = $moment
    }
    return $value.ToUniversalTime().ToString('o', $invariant)
}

# A database's name, from its name, its canonical path or its distinguished name. In a path a slash that belongs to a
# name is written \/.
function ConvertTo-Name([string]$text) {
    if ($text -match '^CN=((?:[^,\\]|\\.)+),') { return $Matches[1] -replace '\\(.)', '$1' }
    return ($text -split '(?<!\\)/')[-1] -replace '\\/', '/'
}

# Test-MapiConnectivity wraps its result once more.
function Get-Inner($value) {
    $inner = $value.PSObject.Properties['Value']
    if ($null -ne $inner) { return [string]$inner.Value }
    return [string]$value
}

# No version on premises has the sum of its stalls; each has buckets of its own.
function Get-StallName($object) {
    return @(foreach ($property in $object.PSObject.Properties) {
            if ($property.Name -like 'TotalStalledDueTo*') { $property.Name }
        })
}

# A queue may hold thousands of requests with some forty values each, and a call of a function costs more than all else
# that is done with a value: one loop over everything and no calls for the usual kinds. What has its type already is
# not turned into text and read again, and what was read once is remembered by its text, because most limits, names and
# lengths of time of a queue are the same.
# A report has megabytes, and its end says why a request failed. Over a remote session it may have become one text.
$longestReport = 65536
$reportColumns = @(@('ReportFailures', 'failures'), @('ReportEntries', 'entries'))

function Get-ReportPart($report, [string]$part) {
    $property = $report.PSObject.Properties[$part]
    if ($null -eq $property -or $null -eq $property.Value) { return , @() }
    return , @($property.Value)
}

function ConvertTo-ReportFailure($failure) {
    $words = @(foreach ($name in 'Timestamp', 'FailureSide', 'FailureType', 'ExceptionTypes', 'Message', 'DataContext') {
            $property = $failure.PSObject.Properties[$name]
            if ($null -eq $property -or $null -eq $property.Value) { continue }
            if ($name -eq 'Timestamp') { ConvertTo-Utc $property.Value } else { @($property.Value) -join ',' }
        })
    if ($words.Count -eq 0) { return [string]$failure }
    $inner = $failure.PSObject.Properties['InnerException']
    if ($null -ne $inner -and $null -ne $inner.Value) {
        $type = $inner.Value.PSObject.Properties['FailureType']
        $words += '<- ' + $(if ($null -ne $type) { [string]$type.Value } else { [string]$inner.Value })
    }
    return $words -join ' '
}

function ConvertTo-ReportText($report, [string]$kind) {
    $lines = if ($kind -eq 'failures') {
        $failures = Get-ReportPart $report 'Failures'
        @($failures | Select-Object -Last 20 | ForEach-Object { ConvertTo-ReportFailure $_ })
    }
    else {
        $entries = Get-ReportPart $report 'Entries'
        if ($entries.Count -gt 0) { @($entries | Select-Object -Last 1000 | ForEach-Object { [string]$_ }) }
        else { @(([string]$report) -split "`r?`n" | Select-Object -Last 1000) }
    }
    $text = (@($lines) | ForEach-Object { $_ -replace '[\r\n\t]+', ' ' }) -join "`n"
    # Of a line that is cut in the middle, nobody can tell any more what in it is a name.
    if ($text.Length -gt $longestReport) {
        $text = $text.Substring($text.Length - $longestReport)
        $text = $text.Substring($text.IndexOf("`n") + 1)
    }
    return $text
}

function ConvertTo-Flat($objects, $plan) {
    $known = @{}
    foreach ($kind in 'flag', 'number', 'bytes', 'date', 'name', 'seconds', 'stalls') {
        # Not @{}, which takes two names for one when they differ only in case.
        $known[$kind] = New-Object System.Collections.Hashtable
    }
    $stalls = $null
    foreach ($object in $objects) {
        if ($null -eq $stalls) { $stalls = @(Get-StallName $object) }
        $flat = [ordered]@{}
        $properties = $object.PSObject.Properties
        foreach ($column in $plan) {
            $name = $column[0]
            $kind = $column[1]
            if ($kind -eq 'stalls') {
                $ticks = [int64]0
                foreach ($stall in $stalls) {
                    $value = $properties[$stall].Value
                    if ($null -eq $value) { continue }
                    $text = [string]$value
                    $read = $known[$kind][$text]
                    if ($null -eq $read) {
                        $span = ConvertTo-TimeSpan $text
                        $read = if ($null -eq $span) { [int64]0 } else { $span.Ticks }
                        $known[$kind][$text] = $read
                    }
                    $ticks += $read
                }
                $flat[$name] = [int64][Math]::Floor($ticks / [TimeSpan]::TicksPerSecond)
                continue
            }
            if ($kind -eq 'failures' -or $kind -eq 'entries') {
                $report = $properties['Report']
                $flat[$name] = if ($null -eq $report -or $null -eq $report.Value) { $null } else { ConvertTo-ReportText $report.Value $kind }
                continue
            }
            $property = $properties[$name]
            if ($null -eq $property -and $kind -eq 'latency') { $property = $properties['Latency'] }
            if ($null -eq $property) { $flat[$name] = $null; continue }
            $value = $property.Value
            if ($null -eq $value) { $flat[$name] = $null; continue }
            if ($kind -eq 'date' -and $value -is [DateTime]) {
                $flat[$name] = $value.ToUniversalTime().ToString('o', $invariant)
                continue
            }
            if ($kind -eq 'number' -and $value -is [int]) { $flat[$name] = [int]$value; continue }
            if ($kind -eq 'flag' -and $value -is [bool]) { $flat[$name] = [bool]$value; continue }
            $text = [string]$value
            if ($text -eq '') { $flat[$name] = $null; continue }
            if ($kind -eq 'text') { $flat[$name] = $text; continue }
            if ($kind -eq 'guid') { $flat[$name] = $text.ToLowerInvariant(); continue }
            if ($text -eq 'Unlimited') { $flat[$name] = 'Unlimited'; continue }
            # '5.294 GB (5,684,054,577 bytes)': only the number in parentheses is exact, and its separators are those
            # of the server's culture.
            if ($kind -eq 'bytes' -and $text -match '\(([^)]*)\)') {
                $number = [int64]0
                $exact = [int64]::TryParse(($Matches[1] -replace '[^0-9]', ''), [ref]$number)
                if ($exact) { $flat[$name] = $number } else { $flat[$name] = $null }
                continue
            }
            # Read from the value itself: its text may say less.
            if ($kind -eq 'latency') { $flat[$name] = ConvertTo-Latency $value; continue }
            if ($kind -eq 'inner') { $flat[$name] = Get-Inner $value; continue }
            $read = $known[$kind][$text]
            if ($null -eq $read) {
                $read = switch ($kind) {
                    'flag' { $text -eq 'True' }
                    'number' { ConvertTo-Number $text }
                    'bytes' { ConvertTo-Number $text }
                    'date' { ConvertTo-Utc $text }
                    'name' { ConvertTo-Name $text }
                    'seconds' { ConvertTo-Seconds $text }
                }
                $known[$kind][$text] = $read
            }
            $flat[$name] = $read
        }
        $flat
    }
}

# ---------------------------------------------------------------- errors

function Get-TypeName($exception) {
    if ($exception -is [Exception]) { return $exception.GetType().Name }
    return ([string]$exception.PSObject.TypeNames[0] -split '\.')[-1]
}

function ConvertTo-Failure($record, [string]$prefix) {
    $exception = $record.Exception
    $inner = New-Object System.Collections.ArrayList
    $at = $exception.InnerException
    $far = $exception.PSObject.Properties['SerializedRemoteException']
    if ($null -ne $far -and $null -ne $far.Value) {
        [void]$inner.Add((Get-TypeName $far.Value))
        $beneath = $far.Value.PSObject.Properties['InnerException']
        $at = if ($null -ne $beneath) { $beneath.Value } else { $null }
    }
    while ($null -ne $at -and $inner.Count -lt 8) {
        [void]$inner.Add((Get-TypeName $at))
        $beneath = $at.PSObject.Properties['InnerException']
        $at = if ($null -ne $beneath) { $beneath.Value } else { $null }
    }
    return [ordered]@{
        fullyQualifiedErrorId = $prefix + [string]$record.FullyQualifiedErrorId
        category              = [string]$record.CategoryInfo.Category
        reason                = [string]$record.CategoryInfo.Reason
        message               = [string]$exception.Message
        remote                = ($null -ne $far)
        innerTypes            = [object[]]$inner.ToArray()
    }
}

# An exception of the session itself and not of the cmdlet. WinRM's own number tells throttling from other ends.
function ConvertTo-Loss($exception) {
    $number = $exception.PSObject.Properties['ErrorCode']
    $id = if ($null -ne $number -and $number.Value) { [string]$number.Value + ',' } else { '' }
    $failure = New-Failure ($id + $broken) ([string]$exception.Message)
    $failure['reason'] = Get-TypeName $exception
    return $failure
}

function New-Failure([string]$code, [string]$message) {
    return [ordered]@{
        fullyQualifiedErrorId = $code; category = 'InvalidOperation'; reason = ''
        message = $message; remote = $false; innerTypes = [object[]]@()
    }
}

# ---------------------------------------------------------------- values that go out

# A secret is fetched here and handed to the cmdlet; only its name has travelled.
function Get-NamedCredential([string]$reference) {
    $kind, $name = $reference -split ':', 2
    if (-not $name) { $kind = 'file'; $name = $reference }
    $found = $null
    switch ($kind) {
        'file' {
            if ($name -notmatch '^[A-Za-z0-9][A-Za-z0-9._-]*$') { throw 'MF-EX-CREDENTIAL: ' + $reference }
            if (-not $env:MAILFERRY_SHELL_CREDENTIALS) { throw 'MF-EX-CREDENTIAL: ' + $reference + ' (no folder is set)' }
            $file = Join-Path -Path $env:MAILFERRY_SHELL_CREDENTIALS -ChildPath ($name + '.xml')
            if (Test-Path -LiteralPath $file) {
                # It opens only for whoever stored it, on the machine where that was.
                try { $found = Import-Clixml -Path ([System.Management.Automation.WildcardPattern]::Escape($file)) }
                catch { throw 'MF-EX-CREDENTIAL: ' + $reference + ' (' + $_.CategoryInfo.Reason + ')' }
            }
        }
        'vault' {
            $vault, $secret = $name -split '/', 2
            $asked = if ($secret) { @{ Name = $secret; Vault = $vault } } else { @{ Name = $vault } }
            # No error of a vault is an error of Exchange's, and none may look like one.
            try { $found = Get-Secret @asked }
            catch { throw 'MF-EX-CREDENTIAL: ' + $reference + ' (' + $_.CategoryInfo.Reason + ')' }
        }
        'env' {
            $user = [Environment]::GetEnvironmentVariable($name + '_USER')
            $password = [Environment]::GetEnvironmentVariable($name + '_PASSWORD')
            if ($user -and $password) {
                $secure = New-Object System.Security.SecureString
                foreach ($letter in $password.ToCharArray()) { $secure.AppendChar($letter) }
                $found = New-Object System.Management.Automation.PSCredential $user, $secure
            }
        }
    }
    if ($found -isnot [System.Management.Automation.PSCredential]) { throw 'MF-EX-CREDENTIAL: ' + $reference }
    return $found
}

# Every text comes with a mark in front of it, because ConvertFrom-Json takes a text that looks like a date for one.
function ConvertFrom-Text([string]$marked) {
    if (-not $marked.StartsWith('=', [StringComparison]::Ordinal)) { throw 'MF-EX-VALUE: a text without its mark' }
    return $marked.Substring(1)
}

function ConvertFrom-Value($value) {
    if ($null -eq $value) { return $null }
    if ($value -is [string]) { return ConvertFrom-Text $value }
    if ($value -is [System.Array]) { return , @(foreach ($each in $value) { ConvertFrom-Text $each }) }
    if ($value -is [System.Management.Automation.PSCustomObject]) {
        $credential = $value.PSObject.Properties['credential']
        if ($null -ne $credential) { return Get-NamedCredential (ConvertFrom-Text $credential.Value) }
        $utc = $value.PSObject.Properties['utc']
        if ($null -ne $utc) {
            return [DateTime]::Parse((ConvertFrom-Text $utc.Value), $invariant, [Globalization.DateTimeStyles]::AdjustToUniversal)
        }
        throw 'MF-EX-VALUE: an object of an unknown kind'
    }
    return $value
}

# ---------------------------------------------------------------- frames

function Send-Line([string]$line) {
    # Past the formatter, which wraps at the width of the console.
    [Console]::Out.Write($line + "`n")
    [Console]::Out.Flush()
}

function Send-Frame([string]$id, $reply) {
    $json = ConvertTo-Json -InputObject $reply -Depth 8 -Compress
    $body = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($json))
    if ($body.Length -gt $longestAnswer) {
        $reply['ok'] = $false
        $reply['result'] = [object[]]@()
        $reply['error'] = New-Failure 'MF-EX-TOO-LONG-ANSWER' ('the answer has ' + $body.Length + ' characters')
        Send-Frame $id $reply
        return
    }
    $frame = New-Object System.Text.StringBuilder
    [void]$frame.Append('MAILFERRY ').Append($id).Append(" BEGIN`n")
    for ($from = 0; $from -lt $body.Length; $from += 4000) {
        [void]$frame.Append('|').Append($body, $from, [Math]::Min(4000, $body.Length - $from)).Append("`n")
    }
    [void]$frame.Append('MAILFERRY ').Append($id).Append(' END ').Append($body.Length)
    # On a line of its own even where noise has left one open.
    Send-Line ("`n" + $frame.ToString())
}

# ---------------------------------------------------------------- cmdlets, here or on the far side

# Adds to the items what the cmdlet writes, errors and warnings among it, as it comes: what has come before a cmdlet
# throws has come. Gives back why the call counts as lost, or nothing when the cmdlet told its end.
function Invoke-Cmdlet([string]$name, [hashtable]$bound, $items) {
    if ($null -ne $session) { return Invoke-FarCmdlet $name $bound $items }
    # Everything is caught as it comes: an error that does not end the cmdlet is still an error.
    $ErrorActionPreference = 'Continue'
    & $name @bound 2>&1 3>&1 4>$null 5>$null 6>$null | ForEach-Object { [void]$items.Add($_) }
}

# One command with its parameters, which is what a session without any language takes: no value is ever text. A server
# that goes down stops its commands, and neither output nor an error shows that. The protocol does: it tells how each
# command ended, and only "completed", or the command's own error, is an end.
function Invoke-FarCmdlet([string]$name, [hashtable]$bound, $items) {
    $call = [PowerShell]::Create()
    try {
        $call.Runspace = $session.Runspace
        [void]$call.AddCommand($name).AddParameters($bound)
        $objects = New-Object 'System.Collections.Generic.List[psobject]'
        $thrown = $null
        # No input at all: a cmdlet does nothing for each object of an empty one.
        try { $call.Invoke($null, $objects) }
        catch {
            $thrown = $_.Exception
            if ($null -ne $thrown.InnerException) { $thrown = $thrown.InnerException }
        }
        $state = [string]$call.InvocationStateInfo.State
        foreach ($object in $objects) { [void]$items.Add($object) }
        # All at once: to go through one of them waits for more as long as the call is not over.
        foreach ($warning in $call.Streams.Warning.ReadAll()) { [void]$items.Add($warning) }
        foreach ($record in $call.Streams.Error.ReadAll()) { [void]$items.Add($record) }
        if ($state -eq 'Completed' -and $null -eq $thrown) { return }
        if ($state -eq 'Failed' -and $thrown -is [System.Management.Automation.RemoteException]) {
            [void]$items.Add($thrown.ErrorRecord)
            return
        }
        if ($null -eq $thrown -or $thrown -is [System.Management.Automation.RemoteException]) {
            return New-Failure $broken ('the far side did not say that it had finished: ' + $state)
        }
        return ConvertTo-Loss $thrown
    }
    finally { $call.Dispose() }
}

# '[-Identity] <string> -Remote [-TargetDatabase <string>] [-WhatIf]': how parameter sets look from afar. A name in
# brackets with its value outside may be given by position; name and value in brackets may be left out.
function ConvertFrom-Syntax([string]$syntax) {
    foreach ($found in [regex]::Matches($syntax, '(\[\[|\[|)-([A-Za-z][A-Za-z0-9]*)(\](?= <))?')) {
        $name = $found.Groups[2].Value
        $bracket = $found.Groups[1].Value
        $byPosition = $found.Groups[3].Success
        if ($common -notcontains $name) {
            [ordered]@{ name = $name; mandatory = ($bracket -eq '' -or ($bracket -eq '[' -and $byPosition)) }
        }
    }
}

function Get-ParameterSet($command) {
    foreach ($set in $command.ParameterSets) {
        $parameters = if ($set -is [string]) { ConvertFrom-Syntax $set }
        else {
            foreach ($parameter in $set.Parameters) {
                if ($common -notcontains $parameter.Name) {
                    [ordered]@{ name = [string]$parameter.Name; mandatory = [bool]$parameter.IsMandatory }
                }
            }
        }
        [ordered]@{ parameters = [object[]]@($parameters) }
    }
}

# What this version and this account's roles offer, asked and not assumed. Half of it would look like roles that the
# account lacks, so a far end that is gone before it has told all has told nothing.
function Get-Offer {
    $names = [string[]]@($plans.Keys | Sort-Object)
    $items = New-Object System.Collections.ArrayList
    $lost = Invoke-Cmdlet 'Get-Command' @{ Name = $names; ErrorAction = 'SilentlyContinue' } $items
    if ($null -ne $lost) { throw ($lost.fullyQualifiedErrorId + ',' + $lost.message) }
    foreach ($command in $items) {
        if ($command -is [System.Management.Automation.ErrorRecord]) {
            if ($command.CategoryInfo.Reason -ne 'CommandNotFoundException') { throw $command }
        }
        elseif ($plans.ContainsKey([string]$command.Name)) {
            [ordered]@{ name = [string]$command.Name; sets = [object[]]@(Get-ParameterSet $command) }
        }
    }
}

# ---------------------------------------------------------------- the two verbs

# A shell outlives its owner otherwise, as long as its cmdlet takes.
function Watch-Owner([int]$owner) {
    $watch = [PowerShell]::Create()
    [void]$watch.AddScript('param($owner)
        $ErrorActionPreference = "Stop"
        try { $process = [Diagnostics.Process]::GetProcessById($owner) }
        catch [ArgumentException] { [Diagnostics.Process]::GetCurrentProcess().Kill() }
        # An owner under another account cannot be waited for; then the end of standard input must do.
        $process.WaitForExit()
        [Diagnostics.Process]::GetCurrentProcess().Kill()').AddArgument($owner)
    [void]$watch.BeginInvoke()
}

function Connect-Exchange($connection) {
    switch ([string]$connection.kind) {
        'remote' {
            $asked = @{
                ConfigurationName = 'Microsoft.Exchange'
                ConnectionUri     = [string]$connection.uri
                Authentication    = [string]$connection.authentication
            }
            # First of all, so that whoever is refused afterwards is known by name.
            if ($connection.credential) {
                $asked['Credential'] = Get-NamedCredential ([string]$connection.credential)
                $script:account = $asked['Credential'].UserName
            }
            # Far less than its usual three minutes: there may be another server that answers.
            $asked['SessionOption'] = New-PSSessionOption -Culture 'en-US' -UICulture 'en-US' -OpenTimeout 30000
            $script:session = New-PSSession @asked
        }
        'ssh' {
            $script:session = New-PSSession -HostName ([string]$connection.host) -Subsystem ([string]$connection.subsystem)
        }
        'module' {
            Import-Module -Name ([string]$connection.path) -Global -DisableNameChecking
        }
        'ready' { }
        default { throw 'MF-EX-VALUE: a connection of an unknown kind' }
    }
    $script:connected = $true
}

# A new session sees the recipients of one domain. Refused, it is no session: it would miss people without a word.
function Show-EntireForest {
    $items = New-Object System.Collections.ArrayList
    $lost = Invoke-Cmdlet 'Set-ADServerSettings' @{ ViewEntireForest = $true } $items
    if ($null -ne $lost) { throw ($lost.fullyQualifiedErrorId + ',' + $lost.message) }
    foreach ($item in $items) {
        if ($item -is [System.Management.Automation.ErrorRecord]) { throw $item }
    }
}

# Whom Exchange knows: the credential's owner, or else whoever the shell runs as.
function Get-Account {
    if ($account) { return [string]$account }
    if ($env:USERDOMAIN) { return $env:USERDOMAIN + '\' + [Environment]::UserName }
    return [Environment]::UserName
}

function Get-Server {
    if ($null -ne $session) { return [string]$session.ComputerName }
    return $null
}

function Answer-Connect($asked) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $failure = $null
    $offer = @()
    if ($asked.owner) { Watch-Owner ([int]$asked.owner) }
    try {
        Connect-Exchange $asked.connection
        if ($asked.connection.entireForest) { Show-EntireForest }
        $offer = @(Get-Offer)
        if ($null -ne $session -and [string]$session.State -ne 'Opened') {
            throw 'the session was lost as soon as it was open: it is ' + [string]$session.State
        }
    }
    catch { $failure = ConvertTo-Failure $_ 'MF-EX-CONNECT,' }
    Send-Frame ([string]$asked.id) ([ordered]@{
            id = [string]$asked.id; ok = ($null -eq $failure); warnings = [object[]]@(); error = $failure
            elapsedMs = $watch.Elapsed.TotalMilliseconds; shellPid = $PID; server = (Get-Server)
            shell = [ordered]@{ version = [string]$PSVersionTable.PSVersion; edition = [string]$PSVersionTable.PSEdition }
            account = (Get-Account); cmdlets = [object[]]$offer
        })
}

# Sorts what a cmdlet wrote: objects, warnings, and the first error.
function Read-Items($items, $objects, $warnings) {
    $failure = $null
    foreach ($item in $items) {
        if ($item -is [System.Management.Automation.ErrorRecord]) {
            if ($null -eq $failure) { $failure = ConvertTo-Failure $item '' }
        }
        elseif ($item -is [System.Management.Automation.WarningRecord]) { [void]$warnings.Add([string]$item.Message) }
        elseif ($null -ne $item) { [void]$objects.Add($item) }
    }
    return $failure
}

# An answer that came through a session which is not open any more may be a part of one, and its error that of the break.
function Find-Loss($lost, $failure) {
    if ($null -ne $lost) {
        if ($null -ne $failure) { $lost['message'] = $lost.message + '; before that: ' + $failure.message }
        return $lost
    }
    if ($null -eq $session -or [string]$session.State -eq 'Opened') { return $failure }
    if ($null -eq $failure) {
        return New-Failure $broken ('the session ended with the answer: it is ' + [string]$session.State)
    }
    $failure['fullyQualifiedErrorId'] = $failure.fullyQualifiedErrorId + ',' + $broken
    return $failure
}

function Answer-Call($asked) {
    $id = [string]$asked.id
    $cmdlet = [string]$asked.cmdlet
    $items = New-Object System.Collections.ArrayList
    $objects = New-Object System.Collections.ArrayList
    $result = @()
    $warnings = New-Object System.Collections.ArrayList
    $failure = $null
    $thrown = $null
    $watch = [Diagnostics.Stopwatch]::StartNew()
    try {
        $plan = $plans[$cmdlet]
        if ($null -eq $plan) { $failure = New-Failure 'MF-EX-CMDLET' 'not on the list' }
        elseif (-not $connected) { $failure = New-Failure 'MF-EX-CONNECT' 'this shell has no connection' }
        elseif ($null -ne $session -and [string]$session.State -ne 'Opened') {
            $failure = New-Failure 'MF-EX-SESSION-CLOSED' ('the session is ' + [string]$session.State)
        }
        else {
            $bound = @{}
            foreach ($parameter in $asked.parameters.PSObject.Properties) {
                $bound[$parameter.Name] = ConvertFrom-Value $parameter.Value
            }
            # From here on the cmdlet may have run; without this line it certainly has not.
            Send-Line ("`nMAILFERRY " + $id + ' TAKEN')
            $watch.Restart()
            $lost = $null
            try { $lost = Invoke-Cmdlet $cmdlet $bound $items }
            catch { $thrown = ConvertTo-Failure $_ '' }
            $watch.Stop()
            $failure = Read-Items $items $objects $warnings
            if ($null -eq $failure) { $failure = $thrown }
            $failure = Find-Loss $lost $failure
            if ($bound['IncludeReport']) { $plan = @($plan) + $reportColumns }
            if ($plan.Count -gt 0) { $result = @(ConvertTo-Flat $objects $plan) }
        }
    }
    catch { if ($null -eq $failure) { $failure = ConvertTo-Failure $_ '' } }
    Send-Frame $id ([ordered]@{
            id = $id; ok = ($null -eq $failure); result = [object[]]$result
            warnings = [object[]]$warnings.ToArray(); error = $failure
            elapsedMs = $watch.Elapsed.TotalMilliseconds; shellPid = $PID; server = (Get-Server)
        })
}

function Answer-Line([string]$line) {
    $asked = $null
    try {
        $asked = ConvertFrom-Json -InputObject ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($line)))
        switch ([string]$asked.verb) {
            'connect' { Answer-Connect $asked }
            'call' { Answer-Call $asked }
            default { Send-Frame ([string]$asked.id) ([ordered]@{
                        id = [string]$asked.id; ok = $false; error = New-Failure 'MF-EX-VALUE' 'a verb of an unknown kind'
                    })
            }
        }
    }
    catch {
        # Whoever asked finds no frame of theirs and takes the answer for lost.
        Send-Line ('no answer could be written: ' + [string]$_)
    }
}

function Close-Session {
    if ($null -ne $session) { Remove-PSSession $session }
}

if ($requests -eq 'read') {
    while ($true) {
        $line = [Console]::In.ReadLine()
        # The owner has closed its end, or is gone.
        if ($null -eq $line) { break }
        if ($line -ne '') { Answer-Line $line }
    }
    Close-Session
    exit 0
}
