/** The HTTP interface: counts, the world, faults, and the commands that the shells bring. */
@NullMarked
package io.mailferry.simulator.http;

import org.jspecify.annotations.NullMarked;
