/**
 * What Exchange offers, as data: which version knows which parameter, and which management role
 * grants which cmdlet.
 */
@NullMarked
package io.mailferry.activities.exchange.catalogue;

import org.jspecify.annotations.NullMarked;
