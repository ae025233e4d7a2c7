/** Numbers, moments and names as people read them, the same behind every door. */
@NullMarked
package io.mailferry.operations.text;

import org.jspecify.annotations.NullMarked;
