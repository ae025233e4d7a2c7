package io.mailferry.simulator.commands.call;

import io.mailferry.simulator.count.Counters;
import io.mailferry.simulator.directory.Directories;
import io.mailferry.simulator.moves.MailboxReplication;
import io.mailferry.simulator.time.SimulatedClock;
import io.mailferry.simulator.world.ExchangeVersion;
import io.mailferry.simulator.world.Ids;
import io.mailferry.simulator.world.World;

/** All that a command can reach. */
public record CommandContext(
    World world,
    Directories directories,
    MailboxReplication moves,
    SimulatedClock clock,
    Ids ids,
    Counters counters,
    Outages outages,
    ExchangeVersion version) {}
