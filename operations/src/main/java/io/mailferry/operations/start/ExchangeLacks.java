package io.mailferry.operations.start;

import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.text.Words;
import java.util.List;

/** Exchange's version or the account's role lacks what a wave needs. Nothing was changed. */
public final class ExchangeLacks extends OperationFailed {
  private static final long serialVersionUID = 1L;

  private final transient List<String> lacks;

  ExchangeLacks(List<String> lacks) {
    super(
        ProblemCode.EXCHANGE_LACKS,
        "Exchange lacks "
            + Words.count(lacks.size(), "thing", "things")
            + " that this wave needs; nothing was changed");
    this.lacks = List.copyOf(lacks);
  }

  /** Each thing, with the version or role that has it. */
  public List<String> lacks() {
    return lacks;
  }
}
