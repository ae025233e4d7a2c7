/**
 * The nouns everybody shares: who is moved, from where to where, in which wave, by which route.
 *
 * <p>Nothing in this module knows Temporal, Spring, files, sockets or the clock. Every value is
 * immutable, refuses nonsense when it is made, and can be written into a workflow's history and
 * read back a year later.
 */
@NullMarked
package io.mailferry.model;

import org.jspecify.annotations.NullMarked;
