package io.mailferry.activities.exchange.command.argument;

/**
 * Which requests are asked for, by their {@code BatchName}; {@code *} stands for anything.
 *
 * @param text up to 255 characters; never blank, because that would mean every request there is
 */
public record BatchPattern(String text) {
  /**
   * @throws IllegalCommand when it is blank, too long, or has a NUL
   */
  public BatchPattern {
    Rule.that(!text.isBlank(), "a blank batch name would mean every request there is");
    Rule.text("BatchName", text, 255);
  }
}
