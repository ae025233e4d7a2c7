/**
 * Where commands arrive and are run, each with the fault that is planned for it.
 *
 * <p>Chapters: {@code syntax} what a cmdlet takes, {@code call} one command on its way, {@code
 * read} and {@code change} what the cmdlets do.
 */
@NullMarked
package io.mailferry.simulator.commands;

import org.jspecify.annotations.NullMarked;
