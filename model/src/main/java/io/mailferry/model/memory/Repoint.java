package io.mailferry.model.memory;

/** Where an operator's wish stands that a request get the far end of today's settings. */
public enum Repoint {
  /** It is still to be done. */
  WANTED,
  /** Exchange refused it, and the request goes on as it is. */
  REFUSED
}
