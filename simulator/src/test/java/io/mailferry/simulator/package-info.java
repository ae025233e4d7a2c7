/** The promises of the simulator. */
@NullMarked
package io.mailferry.simulator;

import org.jspecify.annotations.NullMarked;
