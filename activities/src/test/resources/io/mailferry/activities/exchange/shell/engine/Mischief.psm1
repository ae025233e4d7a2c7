# Cmdlets that write down each of their runs, and misbehave where the comment says so.

# A file of its own for each shell: several that append to one overwrite each other.
$ledger = Join-Path $env:MISCHIEF_LEDGER $PID

function Note([string]$token) {
    $line = [Text.Encoding]::ASCII.GetBytes($token + "`n")
    $file = [IO.FileStream]::new($ledger, 'Append', 'Write', 'Read', 1, 'WriteThrough')
    try { $file.Write($line, 0, $line.Length) } finally { $file.Dispose() }
}

function Misbehave([string]$comment) {
    switch -Regex ($comment) {
        'mischief=talk;' {
            Write-Warning 'Mind the gap.'
            Write-Progress -Activity 'Moving' -PercentComplete 42
            Write-Host 'MAILFERRY BEGIN'
            Write-Verbose 'so to speak' -Verbose
            Write-Information 'by the way'
            [Console]::Out.WriteLine('|not a part of any frame')
        }
        'mischief=exit;' { exit 3 }
        'mischief=hang;' { Start-Sleep -Seconds 600 }
    }
}

function New-MoveRequest {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string]$Identity, [string]$BatchName)
    Note $Identity
    Misbehave $BatchName
    if ($BatchName -match 'mischief=huge;') {
        $part = 'x' * 1000000
        foreach ($i in 1..50) { [pscustomobject]@{ BatchName = $Identity; Message = $part } }
    }
    else { [pscustomobject]@{ BatchName = $Identity } }
}

function Get-MoveRequest {
    [CmdletBinding()]
    param([string]$Identity, [string]$BatchName)
    Misbehave $BatchName
    [pscustomobject]@{ BatchName = $Identity }
}

function Get-MailboxDatabase { [CmdletBinding()] param() }

Export-ModuleMember -Function *-*
