package io.mailferry.simulator.commands;

/** The types that parameters are converted to. */
enum ParameterType {
  TEXT,
  SWITCH,
  BOOLEAN,
  NUMBER,
  LIMIT,
  DATE,
  CREDENTIAL,
  LIST
}
