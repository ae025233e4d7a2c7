/**
 * The practice Exchange for a real PowerShell: a module whose cmdlets have a real one's parameter
 * sets, and an endpoint that offers them over a remote session. The readable parts are resources;
 * what depends on the version is generated.
 */
@NullMarked
package io.mailferry.simulator.powershell;

import org.jspecify.annotations.NullMarked;
