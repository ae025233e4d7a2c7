package io.mailferry.operations.select;

import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.status.MailboxSnapshot;

/**
 * Which mailboxes an operator means: {@code database=DB12 and phase=copying}.
 *
 * <p>Conditions are joined by {@code and} and {@code or} ({@code and} binds stronger), turned by
 * {@code not}, and grouped by parentheses. A condition is a field, one of {@code =}, {@code <>} (or
 * {@code !=}), {@code <}, {@code <=}, {@code >}, {@code >=}, and a value, or several with commas
 * between them. {@code *} stands for anything, upper and lower case are alike, and a value with
 * {@code and}, {@code or}, a comma, a sign or a parenthesis in it stands in quotes. Of what is not
 * known of a mailbox no condition holds; {@code not} turns that, as it turns everything.
 */
public final class MailboxQuery {
  private final String text;
  private final Condition condition;

  private MailboxQuery(String text, Condition condition) {
    this.text = text;
    this.condition = condition;
  }

  /**
   * Reads one.
   *
   * @throws OperationFailed {@link ProblemCode#BAD_QUERY} with what is wrong, and where
   */
  public static MailboxQuery read(String text) {
    return new MailboxQuery(text.strip(), new QueryReader(text).whole());
  }

  /** Whether a mailbox is meant. */
  public boolean means(MailboxSnapshot mailbox) {
    return condition.test(mailbox);
  }

  @Override
  public String toString() {
    return text;
  }
}
