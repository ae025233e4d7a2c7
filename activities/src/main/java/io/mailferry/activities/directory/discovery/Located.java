package io.mailferry.activities.directory.discovery;

/**
 * A domain controller that DNS names.
 *
 * @param name its fully qualified name
 * @param host where to connect to: an address, or the name again
 * @param port where it says that it serves LDAP
 */
public record Located(String name, String host, int port) {}
