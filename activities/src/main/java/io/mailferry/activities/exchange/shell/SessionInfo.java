package io.mailferry.activities.exchange.shell;

import org.jspecify.annotations.Nullable;

/**
 * What a session said of itself when it was connected.
 *
 * @param cmdlets what it offers
 * @param server the server it is connected to; null when the cmdlets are in the shell itself
 * @param version of PowerShell
 * @param edition of PowerShell: {@code Desktop} for Windows PowerShell, {@code Core} for 7
 * @param account whom Exchange knows: the credential's owner, or else whoever the shell runs as
 */
public record SessionInfo(
    SessionCmdlets cmdlets,
    @Nullable String server,
    @Nullable String version,
    @Nullable String edition,
    @Nullable String account) {}
