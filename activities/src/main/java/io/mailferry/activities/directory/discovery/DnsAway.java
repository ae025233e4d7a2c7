package io.mailferry.activities.directory.discovery;

import org.jspecify.annotations.Nullable;

/** DNS did not answer, or named no controller; the message says which and of what. */
public final class DnsAway extends Exception {
  private static final long serialVersionUID = 1L;

  DnsAway(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}
