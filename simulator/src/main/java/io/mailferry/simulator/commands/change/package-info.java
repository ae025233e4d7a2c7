/** The cmdlets that change a move request: New, Set, Resume, Suspend and Remove. */
@NullMarked
package io.mailferry.simulator.commands.change;

import org.jspecify.annotations.NullMarked;
