/** Finds out which wave or mailbox an operator means. */
@NullMarked
package io.mailferry.operations.name;

import org.jspecify.annotations.NullMarked;
