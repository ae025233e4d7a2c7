package io.mailferry.simulator;

import io.mailferry.simulator.world.Organisation;

/**
 * Where a domain controller is reached.
 *
 * @param organisation its forest
 * @param name its DNS name, as commands know it
 * @param host the address it listens on for LDAP
 * @param port the port it listens on for LDAP
 */
public record ControllerAddress(Organisation organisation, String name, String host, int port) {}
