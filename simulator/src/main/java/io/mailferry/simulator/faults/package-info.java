/** What goes wrong, and when: faults as values, and the desk that lets them happen. */
@NullMarked
package io.mailferry.simulator.faults;

import org.jspecify.annotations.NullMarked;
