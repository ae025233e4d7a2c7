package io.mailferry.operations.status;

import io.mailferry.model.order.Choice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One question of a wave, or of several, however many of their mailboxes share its cause.
 *
 * @param cause what they have in common
 * @param choices what may be answered to all of them
 * @param mailboxes who waits for the answer; at least one, in the order of the plan
 */
public record OpenQuestion(String cause, List<Choice> choices, List<MailboxSnapshot> mailboxes) {
  /** What differs from mailbox to mailbox, and makes no other question. */
  private static final Pattern IN_EACH =
      Pattern.compile("\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b|\\d+");

  /** The lists are copied. */
  public OpenQuestion {
    choices = List.copyOf(choices);
    mailboxes = List.copyOf(mailboxes);
  }

  /** What is asked about these mailboxes: the question of most of them first. */
  public static List<OpenQuestion> of(List<MailboxSnapshot> mailboxes) {
    var byCause = new LinkedHashMap<String, List<MailboxSnapshot>>();
    for (var mailbox : mailboxes) {
      if (mailbox.asked() != null) {
        byCause.computeIfAbsent(mailbox.asked().cause(), _ -> new ArrayList<>()).add(mailbox);
      }
    }
    return byCause.entrySet().stream()
        .map(each -> new OpenQuestion(each.getKey(), common(each.getValue()), each.getValue()))
        .sorted(
            Comparator.comparingInt((OpenQuestion question) -> question.mailboxes().size())
                .reversed())
        .toList();
  }

  /** Where an answer cannot be given to all, it is given by name. */
  private static List<Choice> common(List<MailboxSnapshot> mailboxes) {
    var common = new ArrayList<Choice>();
    var first = mailboxes.getFirst().asked();
    if (first != null) {
      common.addAll(first.choices());
    }
    for (var mailbox : mailboxes) {
      if (mailbox.asked() != null) {
        common.retainAll(mailbox.asked().choices());
      }
    }
    return common;
  }

  /**
   * The first of those who wait, whose sentence stands for all; one whose request failed before one
   * that only waits for the same to be put right.
   */
  public MailboxSnapshot example() {
    return mailboxes.stream()
        .filter(each -> each.dependency() == null)
        .findFirst()
        .orElse(mailboxes.getFirst());
  }

  /**
   * How many different sentences those who wait were told, of which {@link #example} has one; what
   * differs only in numbers and GUIDs counts once.
   */
  public int sentences() {
    return (int)
        mailboxes.stream()
            .map(each -> IN_EACH.matcher(each.sentence()).replaceAll("#"))
            .distinct()
            .count();
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("cause", cause);
    data.put("mailboxes", mailboxes.size());
    data.put("example", example().address());
    data.put("sentence", example().sentence());
    data.put("sentences", sentences());
    data.put("choices", choices.stream().map(Choice::word).toList());
    return data;
  }
}
