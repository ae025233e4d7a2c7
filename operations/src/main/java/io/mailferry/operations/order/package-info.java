/** Orders to migrations and waves, and answers to their questions. */
@NullMarked
package io.mailferry.operations.order;

import org.jspecify.annotations.NullMarked;
