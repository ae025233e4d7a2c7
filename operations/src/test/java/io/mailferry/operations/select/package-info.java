/** Tests of how operators say whom they mean. */
@NullMarked
package io.mailferry.operations.select;

import org.jspecify.annotations.NullMarked;
