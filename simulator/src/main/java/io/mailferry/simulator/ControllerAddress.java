package io.mailferry.simulator;

import io.mailferry.simulator.world.Organisation;

/**
 * Where a domain controller is reached.
 *
 * @param organisation its forest
 * @param name its DNS name, as commands know it
 * @param host the address its LDAP door listens on
 * @param port the port of that door
 */
public record ControllerAddress(Organisation organisation, String name, String host, int port) {}
