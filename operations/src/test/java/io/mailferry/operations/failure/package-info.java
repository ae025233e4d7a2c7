@NullMarked
package io.mailferry.operations.failure;

import org.jspecify.annotations.NullMarked;
