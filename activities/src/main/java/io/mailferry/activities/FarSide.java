package io.mailferry.activities;

import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.exchange.command.argument.NewMove;

/**
 * Another forest that mailboxes come from or go to.
 *
 * @param directory its directory
 * @param end how Exchange reaches it
 */
public record FarSide(Directory directory, NewMove.FarEnd end) {}
