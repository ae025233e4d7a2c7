package io.mailferry.operations.order;

import io.mailferry.operations.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of an order to many mailboxes, one by one.
 *
 * @param order the order, as people type it
 * @param to whom it was given, in words
 * @param onlyTried whether it was only asked what each would say
 * @param mailboxes each of them, in the order of their plans
 */
public record ManyOrdered(
    String order, String to, boolean onlyTried, List<OrderedMailbox> mailboxes) {
  private static final int NAMED = 5;

  /** The list is copied. */
  public ManyOrdered {
    mailboxes = List.copyOf(mailboxes);
  }

  /** How many received it so. */
  public long count(OrderedMailbox.Result result) {
    return mailboxes.stream().filter(each -> each.result() == result).count();
  }

  /** Whether nobody could be asked about some of them. */
  public boolean unanswered() {
    return mailboxes.stream()
        .anyMatch(
            each ->
                switch (each.result()) {
                  case LEFT, NOT_GIVEN, UNKNOWN -> true;
                  case TAKEN, REFUSED -> false;
                });
  }

  /** It once, as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var head = new LinkedHashMap<String, @Nullable Object>();
    head.put("order", order);
    head.put("to", to);
    head.put("dryRun", onlyTried);
    for (var result : OrderedMailbox.Result.values()) {
      head.put(keyOf(result), count(result));
    }
    return head;
  }

  private static String keyOf(OrderedMailbox.Result result) {
    return switch (result) {
      case TAKEN -> "taken";
      case REFUSED -> "refused";
      case LEFT -> "left";
      case NOT_GIVEN -> "notGiven";
      case UNKNOWN -> "unknown";
    };
  }

  /** Each mailbox as plain values. */
  public List<Map<String, @Nullable Object>> rows() {
    return mailboxes.stream().map(OrderedMailbox::data).toList();
  }

  /** The same for people: what is alike is told once, with whom it concerns. */
  public List<String> text() {
    var lines = new ArrayList<String>();
    lines.add(
        order
            + (onlyTried ? " would be taken by " : " was taken by ")
            + count(OrderedMailbox.Result.TAKEN)
            + " of "
            + Words.count(mailboxes.size(), "mailbox", "mailboxes")
            + " of "
            + to
            + (onlyTried ? "; nothing was ordered" : ""));
    lines.addAll(grouped(OrderedMailbox.Result.REFUSED, "refused by "));
    lines.addAll(grouped(OrderedMailbox.Result.LEFT, "left for "));
    lines.addAll(grouped(OrderedMailbox.Result.NOT_GIVEN, "not given to "));
    lines.addAll(grouped(OrderedMailbox.Result.UNKNOWN, "perhaps given to "));
    return lines;
  }

  private List<String> grouped(OrderedMailbox.Result result, String how) {
    return mailboxes.stream()
        .filter(each -> each.result() == result)
        .collect(
            Collectors.groupingBy(
                OrderedMailbox::decided, LinkedHashMap::new, Collectors.toUnmodifiableList()))
        .entrySet()
        .stream()
        .map(
            alike ->
                "  "
                    + how
                    + alike.getValue().size()
                    + ": "
                    + alike.getKey()
                    + " ("
                    + named(alike.getValue())
                    + ")")
        .toList();
  }

  private static String named(List<OrderedMailbox> alike) {
    var names = alike.stream().limit(NAMED).map(each -> each.mailbox().address()).toList();
    return String.join(", ", names)
        + (alike.size() > NAMED ? " and " + (alike.size() - NAMED) + " more" : "");
  }
}
