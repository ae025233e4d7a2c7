package io.mailferry.workflows.rulebreakers;

import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks a rule of the runbooks on purpose: the rule's own test looks whether it is noticed. */
public final class ReadsAFile {
  /** What must not be read. */
  public boolean there(Path path) {
    return Files.exists(path);
  }
}
