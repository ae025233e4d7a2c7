package io.mailferry.activities.breaker;

import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.incident.Dependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A call past the breakers of all that it needs. */
final class Passage {
  private static final int IGNORE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private final Breakers breakers;
  private final List<Dependency> needs;
  private final @Nullable MailboxGuid who;
  private final @Nullable Dependency read;
  private final Predicate<Dependency> isOffLine;

  Passage(Breakers breakers, List<Dependency> needs, @Nullable MailboxGuid who) {
    this(breakers, needs, who, _ -> false);
  }

  /**
   * @param isOffLine asks whether a database is off line, when a fault says that one is and names
   *     none
   */
  Passage(
      Breakers breakers,
      List<Dependency> needs,
      @Nullable MailboxGuid who,
      Predicate<Dependency> isOffLine) {
    this(breakers, needs, who, null, isOffLine);
  }

  private Passage(
      Breakers breakers,
      List<Dependency> needs,
      @Nullable MailboxGuid who,
      @Nullable Dependency read,
      Predicate<Dependency> isOffLine) {
    this.breakers = breakers;
    this.needs = needs;
    this.who = who;
    this.read = read;
    this.isOffLine = isOffLine;
  }

  /**
   * Of a call that reads this database and touches no other one, whether it is named or not. That
   * it can be read does not say that it takes requests.
   */
  Passage reading(Dependency database) {
    return new Passage(breakers, needs, who, database, isOffLine);
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
      // All of them first: whoever is told may fail.
      var news = passed.stream().filter(Breaker::answered).toList();
      learned = true;
      news.forEach(Breaker::tellThatItIsBack);
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
    for (var need : whatMayBeAway()) {
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

  private List<Dependency> whatMayBeAway() {
    return read == null || breakers.of(read).canBeRead()
        ? needs
        : Stream.concat(needs.stream(), Stream.of(read)).toList();
  }

  private Fault told(List<Breaker> passed, Fault fault) {
    var offLine = offLine(fault);
    if (offLine.isPresent()) {
      // Exchange did answer, and about something else.
      passed.stream().filter(Breaker::answered).forEach(Breaker::tellThatItIsBack);
      return offLine.get().failed(fault, who);
    }
    var blamed = blamed(passed, fault);
    passed.stream()
        .filter(each -> blamed.isEmpty() || each != blamed.get())
        .forEach(Breaker::learnedNothing);
    return blamed.map(breaker -> breaker.failed(fault, who)).orElse(fault);
  }

  private Optional<Breaker> offLine(Fault fault) {
    return read != null && fault.code().equals(FaultCode.EX_DATABASE_OFFLINE)
        ? Optional.of(breakers.of(read))
        : Optional.empty();
  }

  /**
   * Of several the one that the fault names. Where it names none of them it may be about another;
   * but one that does not exist is told by its GUID, and one that is off line is asked for.
   */
  private Optional<Breaker> blamed(List<Breaker> passed, Fault fault) {
    var kind = fault.blames();
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    var suspects = passed.stream().filter(each -> each.dependency().kind() == kind.get()).toList();
    return suspects.stream()
        .filter(each -> names(fault.sentence(), each.dependency().name()))
        .findFirst()
        .or(() -> blamedUnnamed(suspects, fault));
  }

  private Optional<Breaker> blamedUnnamed(List<Breaker> suspects, Fault fault) {
    return switch (fault.code()) {
      case FaultCode.EX_DATABASE_OFFLINE ->
          suspects.stream().filter(each -> isOffLine.test(each.dependency())).findFirst();
      case FaultCode.EX_COPY_LAGS, FaultCode.EX_DATABASE_SCHEMA -> Optional.empty();
      default -> suspects.stream().findFirst();
    };
  }

  private static boolean names(String sentence, String name) {
    return Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])", IGNORE)
        .matcher(sentence)
        .find();
  }
}
