/**
 * The practice directory: one LDAP server for each domain controller, what stands behind it, and
 * how a write on one controller comes to be seen on the others.
 */
@NullMarked
package io.mailferry.simulator.directory;

import org.jspecify.annotations.NullMarked;
