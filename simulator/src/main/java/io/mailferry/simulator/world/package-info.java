/**
 * The two practice organisations: their servers, databases and mailboxes, all made from one seed.
 */
@NullMarked
package io.mailferry.simulator.world;

import org.jspecify.annotations.NullMarked;
