package io.mailferry.simulator.directory;

import java.time.Duration;

/**
 * How the LDAP servers are set up.
 *
 * @param bindAddress the local address they listen on
 * @param firstPort the port of the first one, the others count up; 0 for any free ports
 * @param password the service account's password
 * @param visibilityLag how long a write on one controller takes to be seen on another
 */
public record DirectorySettings(
    String bindAddress, int firstPort, String password, Duration visibilityLag) {}
