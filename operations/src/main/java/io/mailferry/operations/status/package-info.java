/** How waves and their mailboxes stand. */
@NullMarked
package io.mailferry.operations.status;

import org.jspecify.annotations.NullMarked;
