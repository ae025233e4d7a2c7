/**
 * One breaker for each dependency: when it is away, nobody calls it but one at a time, to see
 * whether it is back.
 */
@NullMarked
package io.mailferry.activities.breaker;

import org.jspecify.annotations.NullMarked;
