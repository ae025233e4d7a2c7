package io.mailferry.workflows.wave;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.plan.StopRule;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who of a wave fails just now, where a stop rule counts them. Whoever was known to fail when
 * somebody resumed the wave is excused: that person has decided to go on with the others.
 */
final class FailingCount {
  private final @Nullable StopRule rule;

  /** Both sorted, because they reach the next run. */
  private final Set<MailboxGuid> failing;

  private final Set<MailboxGuid> excused;

  FailingCount(
      @Nullable StopRule rule, Collection<MailboxGuid> failing, Collection<MailboxGuid> excused) {
    this.rule = rule;
    this.failing = new TreeSet<>(failing);
    this.excused = new TreeSet<>(excused);
  }

  /** Takes news; whether more fail by it than was agreed to. */
  boolean isBrokenBy(FailingMailbox news) {
    if (rule == null) {
      return false;
    }
    if (!news.failing()) {
      forget(news.mailbox());
      return false;
    }
    return failing.add(news.mailbox()) && rule.isBroken(counted());
  }

  /** How many count. */
  int counted() {
    return failing.size() - excused.size();
  }

  /** How many may fail. */
  int most() {
    return rule == null ? 0 : rule.most();
  }

  /** Those that are known to fail are not counted any more. */
  void excuse() {
    excused.addAll(failing);
  }

  /** It has ended, or goes on. */
  void forget(MailboxGuid mailbox) {
    failing.remove(mailbox);
    excused.remove(mailbox);
  }

  boolean has(MailboxGuid mailbox) {
    return failing.contains(mailbox);
  }

  List<MailboxGuid> failing() {
    return List.copyOf(failing);
  }

  List<MailboxGuid> excused() {
    return List.copyOf(excused);
  }
}
