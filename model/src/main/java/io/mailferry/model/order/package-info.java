/** What operators order and answer, and what they are asked. */
@NullMarked
package io.mailferry.model.order;

import org.jspecify.annotations.NullMarked;
