/** What can make a move request fail, and what helps (docs/exchange/failures.md). */
@NullMarked
package io.mailferry.model.failure;

import org.jspecify.annotations.NullMarked;
