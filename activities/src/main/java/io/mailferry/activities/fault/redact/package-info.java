/** Takes people out of texts that come from Exchange and directories. */
@NullMarked
package io.mailferry.activities.fault.redact;

import org.jspecify.annotations.NullMarked;
