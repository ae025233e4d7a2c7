@NullMarked
package io.mailferry.simulator.http;

import org.jspecify.annotations.NullMarked;
