/** What goes wrong, and when: faults as values, and what makes them happen. */
@NullMarked
package io.mailferry.simulator.faults;

import org.jspecify.annotations.NullMarked;
