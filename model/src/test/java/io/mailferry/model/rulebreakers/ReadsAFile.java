package io.mailferry.model.rulebreakers;

import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks a rule of the model on purpose: the rule's own test looks whether it is noticed. */
public final class ReadsAFile {
  /** What must not be read. */
  public boolean there(Path path) {
    return Files.exists(path);
  }
}
