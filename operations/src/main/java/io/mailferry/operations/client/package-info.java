/** How operations reach Temporal and the journal, and the errors that mean they cannot. */
@NullMarked
package io.mailferry.operations.client;

import org.jspecify.annotations.NullMarked;
