package io.mailferry.activities.fault;

import java.util.List;

/**
 * One kind of trouble: how it is recognised, what it means, what happens then.
 *
 * @param code stable, for people to search for and for rules to depend on
 * @param nature the kind of fault
 * @param cause what happened, in a sentence without its full stop
 * @param mailferryDoes what Mailferry does about it, in a sentence
 * @param youMayDo what a person may do about it, in a sentence
 * @param source where the words were seen
 * @param sample one such error, as captured
 * @param signs by what it is recognised, any of them
 * @param endsSession whether the shell session it came through is of no use any more
 */
public record FaultRow(
    String code,
    Nature nature,
    String cause,
    String mailferryDoes,
    String youMayDo,
    String source,
    ErrorReport sample,
    List<Sign> signs,
    boolean endsSession) {
  /** The list is copied. */
  public FaultRow {
    signs = List.copyOf(signs);
  }

  boolean knows(ErrorReport report, boolean byTextOnly) {
    return signs.stream().anyMatch(sign -> sign.textOnly() == byTextOnly && sign.marks(report));
  }
}
