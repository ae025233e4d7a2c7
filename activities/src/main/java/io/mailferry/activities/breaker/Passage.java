package io.mailferry.activities.breaker;

import io.mailferry.activities.fault.Fault;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.incident.Dependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call past the breakers of all that it needs. */
final class Passage {
  private final Breakers breakers;
  private final List<Dependency> needs;
  private final @Nullable MailboxGuid who;

  Passage(Breakers breakers, List<Dependency> needs, @Nullable MailboxGuid who) {
    this.breakers = breakers;
    this.needs = needs;
    this.who = who;
  }

  /**
   * Calls, unless something that it needs is away.
   *
   * @throws Fault.Away when it was not called, or failed because something is away
   */
  <T> T call(Supplier<T> call) {
    var passed = pass();
    var learned = false;
    try {
      var answer = call.get();
      learned = true;
      passed.forEach(Breaker::answered);
      return answer;
    } catch (Fault fault) {
      learned = true;
      throw told(passed, fault);
    } finally {
      // Whatever else ends a call must not keep the one permission to probe.
      if (!learned) {
        passed.forEach(Breaker::learnedNothing);
      }
    }
  }

  private List<Breaker> pass() {
    var passed = new ArrayList<Breaker>();
    for (var need : needs) {
      var breaker = breakers.of(need);
      try {
        breaker.enter(who);
      } catch (Fault.Away away) {
        passed.forEach(Breaker::learnedNothing);
        throw away;
      }
      passed.add(breaker);
    }
    return passed;
  }

  private Fault told(List<Breaker> passed, Fault fault) {
    var blamed = blamed(passed, fault);
    passed.stream()
        .filter(each -> blamed.isEmpty() || each != blamed.get())
        .forEach(Breaker::learnedNothing);
    return blamed.map(breaker -> breaker.failed(fault, who)).orElse(fault);
  }

  /** Of two databases the one that the fault names. */
  private static Optional<Breaker> blamed(List<Breaker> passed, Fault fault) {
    var kind = fault.blames();
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    var suspects = passed.stream().filter(each -> each.dependency().kind() == kind.get()).toList();
    return suspects.stream()
        .filter(each -> fault.sentence().contains(each.dependency().name()))
        .findFirst()
        .or(() -> suspects.stream().findFirst());
  }
}
