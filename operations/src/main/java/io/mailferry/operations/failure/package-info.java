/** What went wrong, kind by kind: how often, what was tried, and what helped. */
@NullMarked
package io.mailferry.operations.failure;

import org.jspecify.annotations.NullMarked;
