/** What each cmdlet takes: its parameters and parameter sets, version by version. */
@NullMarked
package io.mailferry.simulator.commands.syntax;

import org.jspecify.annotations.NullMarked;
