package io.mailferry.simulator;

import io.mailferry.simulator.world.Organisation;

/** Where a mailbox lives. */
public record Home(Organisation organisation, String database) {}
