package io.mailferry.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What people agreed to for a whole wave before it started, so that nobody is asked about it at
 * night.
 *
 * <p>In JSON it is a part of the flat object that bears it, as the oldest histories have it.
 *
 * @param leftovers what is done with the completed requests of earlier moves; null for asking, and
 *     in the oldest histories
 */
public record Consents(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Leftovers leftovers) {
  /** Nothing was agreed to: people are asked about everything. */
  public static final Consents NONE = new Consents(null);
}
