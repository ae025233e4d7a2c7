/** What was asked of the practice organisations, counted. */
@NullMarked
package io.mailferry.simulator.count;

import org.jspecify.annotations.NullMarked;
