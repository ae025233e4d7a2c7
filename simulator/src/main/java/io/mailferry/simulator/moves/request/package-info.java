/**
 * What a move request is made of, as values: what was asked, its status and stages, why it failed.
 */
@NullMarked
package io.mailferry.simulator.moves.request;

import org.jspecify.annotations.NullMarked;
