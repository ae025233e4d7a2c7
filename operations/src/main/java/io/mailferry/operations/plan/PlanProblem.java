package io.mailferry.operations.plan;

/**
 * Something wrong with a plan file.
 *
 * @param line the line's number, from 1; 0 when it concerns the whole file
 * @param sentence what is wrong and what to do
 */
public record PlanProblem(int line, String sentence) {
  /** The whole file is meant. */
  static PlanProblem ofFile(String sentence) {
    return new PlanProblem(0, sentence);
  }

  /** The problem with its place, for a list. */
  public String words() {
    return line == 0 ? sentence : "line " + line + ": " + sentence;
  }
}
