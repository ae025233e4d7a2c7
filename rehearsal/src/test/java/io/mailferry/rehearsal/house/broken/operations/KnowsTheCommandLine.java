package io.mailferry.rehearsal.house.broken.operations;

import io.mailferry.rehearsal.house.broken.starter.SeesAWorkflow;
import java.io.PrintStream;

/** Breaks a rule of the house on purpose: what an operation found is shown by its door. */
public final class KnowsTheCommandLine {
  /** What must not be done. */
  public void show(PrintStream out) {
    out.println(new SeesAWorkflow().getClass());
  }
}
