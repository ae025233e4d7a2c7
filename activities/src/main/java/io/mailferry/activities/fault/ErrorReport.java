package io.mailferry.activities.fault;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An error as the other side told it, before it is classified.
 *
 * @param errorId PowerShell's {@code FullyQualifiedErrorId}; empty when there is none
 * @param reason the class name of the exception ({@code CategoryInfo.Reason}), or a name such as
 *     {@code LDAPException}; empty when there is none
 * @param message the text, which may be in any language and may name people
 * @param innerTypes the class names of inner exceptions, outermost first
 */
public record ErrorReport(String errorId, String reason, String message, List<String> innerTypes) {
  private static final Pattern BROKEN =
      Pattern.compile("(^|,)(PSSessionStateBroken|JobFailure)(,|$)");

  private static final Pattern OPENING = Pattern.compile("(^|,)" + FaultCode.EX_CONNECT + "(,|$)");

  /** The list is copied. */
  public ErrorReport {
    innerTypes = List.copyOf(innerTypes);
  }

  /**
   * Whether the session broke while a command was under way. PowerShell names a refused start and a
   * refused question for the answer alike, so the command may have run
   * (docs/exchange/command-errors.md#broken-session). One that broke while it was opened had none.
   */
  public boolean brokeTheSession() {
    return BROKEN.matcher(errorId).find() && !OPENING.matcher(errorId).find();
  }

  /** An error that Mailferry itself met, under the code of its row. */
  public static ErrorReport ours(String code, String message) {
    return new ErrorReport(code, "", message, List.of());
  }
}
