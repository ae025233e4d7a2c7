@NullMarked
package io.mailferry.simulator.directory;

import org.jspecify.annotations.NullMarked;
