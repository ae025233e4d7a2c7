/**
 * What a row of the table of faults is made of: by what an error is recognised, and what it means.
 */
@NullMarked
package io.mailferry.activities.fault.row;

import org.jspecify.annotations.NullMarked;
