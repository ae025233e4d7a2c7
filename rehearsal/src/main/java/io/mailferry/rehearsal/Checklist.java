package io.mailferry.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What a drill expects on its way, and what of that did not come true. */
final class Checklist {
  private static final Duration LONGEST = Duration.ofMinutes(8);

  private final List<String> failures = new CopyOnWriteArrayList<>();

  Checklist() {}

  /** Goes on from what did not come true before. */
  Checklist(List<String> before) {
    failures.addAll(before);
  }

  void waitUntil(String what, BooleanSupplier holds) throws InterruptedException {
    waitUntil(() -> what, holds);
  }

  private void waitUntil(Supplier<String> what, BooleanSupplier holds) throws InterruptedException {
    var deadline = Instant.now().plus(LONGEST);
    while (!holds.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        failures.add("in time: " + what.get());
        return;
      }
      Thread.sleep(500);
    }
  }

  /**
   * Asks until the answer is as it should be: a worker that was killed a moment ago has to come up
   * before anybody hears what it knows.
   */
  void expectSoon(String what, Supplier<Tool.Said> asked, Predicate<Tool.Said> asItShouldBe)
      throws InterruptedException {
    var heard = new AtomicReference<Tool.Said>();
    waitUntil(
        () -> what + ", not " + heard.get(),
        () -> {
          heard.set(asked.get());
          return asItShouldBe.test(heard.get());
        });
  }

  void expect(boolean holds, String what) {
    if (!holds) {
      failures.add(what);
    }
  }

  /** Whatever happened on the way, every mailbox has moved, once and unharmed. */
  void expectAllMovedOnce(DemoResult wave) {
    var planned = wave.mailboxes();
    expect(wave.verified() == planned, planned + " verified: " + wave);
    expect(wave.moveRequestsCreated() == planned, planned + " requests: " + wave);
    expect(wave.duplicateRequests() == 0, "no duplicate requests: " + wave);
    expect(wave.wrongParameterSets() == 0, "no wrong parameter sets: " + wave);
    expect(wave.healthyRequestsRemoved() == 0, "no healthy request removed: " + wave);
    expect(wave.needsAttention() == 0, "nothing needs attention: " + wave);
  }

  /** What did not come true, a sentence each. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Prints a result as one object, and says in sentences what it came to. */
  static void tell(Object result, DemoResult wave, List<String> failures)
      throws JsonProcessingException {
    System.out.println(new ObjectMapper().writeValueAsString(result));
    say(wave.sentence());
    failures.forEach(failure -> say("NOT AS IT SHOULD BE: " + failure));
  }

  static void say(String sentence) {
    System.err.println(sentence);
    System.err.flush();
  }
}
