package io.mailferry.operations.plan.wavefile;

import io.mailferry.operations.text.Words;
import java.util.List;

/** What a wave file says of a mailbox that is not to move. */
enum ExclusionKey implements Key {
  MAILBOX("address email email-address user"),
  REASON("why because comment note");

  private final String others;

  ExclusionKey(String others) {
    this.others = others;
  }

  @Override
  public String word() {
    return Words.typed(this);
  }

  @Override
  public List<String> others() {
    return List.of(others.split(" "));
  }
}
