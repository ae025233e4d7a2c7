/**
 * The practice shell: the process that stands in for PowerShell, and the launcher that starts it.
 * It uses nothing but the JDK, so that it starts fast.
 */
@NullMarked
package io.mailferry.simulator.shell;

import org.jspecify.annotations.NullMarked;
