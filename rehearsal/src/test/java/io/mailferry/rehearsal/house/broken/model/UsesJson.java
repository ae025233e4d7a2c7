package io.mailferry.rehearsal.house.broken.model;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Breaks a rule of the house on purpose: the model reads no JSON. */
public final class UsesJson {
  /** What must not be seen. */
  public ObjectMapper mapper() {
    return new ObjectMapper();
  }
}
