package io.mailferry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.journal.read.JournalAsking;
import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.journal.read.JournalReader;
import io.mailferry.journal.read.JournalWave;
import io.mailferry.journal.read.WaveCounts;
import io.mailferry.journal.write.Asked;
import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.journal.write.ProgressNote;
import io.mailferry.journal.write.ReportNote;
import io.mailferry.journal.write.WantedCutover;
import io.mailferry.journal.write.WantedMove;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.IdentityKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every database has to keep. */
abstract class JournalPromises {
  static final Instant T0 = Instant.parse("2026-11-23T20:00:00.123456Z");
  static final OrganisationName TARGET = new OrganisationName("target");

  private Journal journal;
  private JournalWriter writer;
  private JournalReader reader;
  private WaveName wave;
  private MailboxGuid anna;

  /** A place to write; what others wrote there does not matter. */
  abstract JournalSettings place();

  /** How a journal is opened. */
  Journal opened(JournalSettings settings) {
    return Journal.open(settings);
  }

  @BeforeEach
  void open() {
    journal = opened(place());
    writer = journal.writer();
    reader = journal.reader();
    wave = new WaveName("wave-" + UUID.randomUUID());
    anna = new MailboxGuid(UUID.randomUUID());
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void tellsAWaveAsItWasPlannedUntilItEnds() {
    // given
    writer.wavePlanned(planned(T0));

    // when
    var running = reader.wave(wave);
    writer.waveEnded(wave, T0.plusSeconds(60));

    // then
    assertThat(running).contains(new JournalWave(wave, TARGET, Route.PULL, 2, T0, null));
    assertThat(reader.wave(wave).orElseThrow().endedAt()).isEqualTo(T0.plusSeconds(60));
    assertThat(reader.waves()).extracting(JournalWave::name).contains(wave);
  }

  @Test
  void showsEveryLineOfAPlanWithTheLatestOfEverything() {
    // given
    writer.wavePlanned(planned(T0));
    writer.lineResolved(line(2, "anna@example.com", anna, null));
    writer.lineResolved(line(3, "nobody@example.com", null, "no such mailbox"));

    // when
    writer.progress(List.of(progress(T0.plusSeconds(5), 40), progress(T0.plusSeconds(9), 70)));
    writer.decided(decided(T0.plusSeconds(9), Attention.NONE));

    // then
    assertThat(reader.mailboxes(wave))
        .containsExactly(
            new JournalMailbox(
                line(2, "anna@example.com", anna, null),
                decided(T0.plusSeconds(9), Attention.NONE),
                progress(T0.plusSeconds(9), 70),
                null),
            new JournalMailbox(
                line(3, "nobody@example.com", null, "no such mailbox"), null, null, null));
  }

  @Test
  void ignoresWhatIsOlderThanWhatItKnows() {
    // given
    writer.lineResolved(line(2, "anna@example.com", anna, null));
    writer.progress(List.of(progress(T0.plusSeconds(9), 70)));
    writer.decided(decided(T0.plusSeconds(9), Attention.QUESTION));

    // when
    writer.progress(List.of(progress(T0.plusSeconds(5), 40)));
    writer.decided(decided(T0.plusSeconds(5), Attention.NONE));

    // then
    var known = reader.mailbox(anna).orElseThrow();
    assertThat(known.progress()).isEqualTo(progress(T0.plusSeconds(9), 70));
    assertThat(known.needsAttention()).isTrue();
  }

  @Test
  void doesNotShowTheProgressOfAnEarlierWave() {
    // given
    writer.progress(List.of(progress(T0.minusSeconds(1), 100)));

    // when
    writer.lineResolved(line(2, "anna@example.com", anna, null));

    // then
    assertThat(reader.mailbox(anna).orElseThrow().progress()).isNull();
  }

  static Stream<MigrationOutcome> everyOutcome() {
    return Stream.of(
        new MigrationOutcome.Moved(
            "SRC-DB01", "TGT-DB01", T0, T0.plusSeconds(90), 1L << 33, 12, true, false),
        new MigrationOutcome.Moved(null, "TGT-DB01", null, null, 0, 0, false, true),
        new MigrationOutcome.AlreadyHome("TGT-DB01"),
        new MigrationOutcome.NotStarted(List.of("quota too small", "a hold is set")),
        new MigrationOutcome.Withdrawn("the owner is on leave"));
  }

  @ParameterizedTest
  @MethodSource("everyOutcome")
  void givesBackEveryOutcomeAsItWasTold(MigrationOutcome outcome) {
    // given
    writer.lineResolved(line(2, "anna@example.com", anna, null));

    // when
    writer.outcome(new OutcomeEntry(wave, anna, T0, outcome));
    writer.outcome(new OutcomeEntry(wave, anna, T0, outcome));

    // then
    var known = reader.mailbox(anna).orElseThrow();
    assertThat(known.outcome()).isEqualTo(new OutcomeEntry(wave, anna, T0, outcome));
    assertThat(known.needsAttention()).isFalse();
  }

  @Test
  void hasNamesForEveryKindOfOutcome() {
    assertThat(everyOutcome().map(Object::getClass).distinct())
        .hasSize(MigrationOutcome.class.getPermittedSubclasses().length);
  }

  @Test
  void keepsThatWeMovedAMailboxWhenASecondRunFindsItHome() {
    // given
    writer.wavePlanned(planned(T0));
    writer.lineResolved(line(2, "anna@example.com", anna, null));
    var moved = new MigrationOutcome.Moved("SRC-DB01", "TGT-DB01", T0, T0, 10, 1, false, false);
    writer.outcome(new OutcomeEntry(wave, anna, T0, moved));

    // when
    writer.wavePlanned(planned(T0.plusSeconds(3600)));
    writer.lineResolved(line(2, "anna@example.com", anna, null));
    writer.outcome(
        new OutcomeEntry(
            wave, anna, T0.plusSeconds(3700), new MigrationOutcome.AlreadyHome("tgt-db01")));

    // then
    assertThat(reader.mailboxes(wave).getFirst().outcome())
        .isEqualTo(new OutcomeEntry(wave, anna, T0, moved));
  }

  @Test
  void keepsWhereAMailboxCameFromWhenASecondRunCannotTell() {
    // given
    var line = line(2, "anna@example.com", anna, null);
    writer.lineResolved(line);
    var moved = new MigrationOutcome.Moved("SRC-DB01", "TGT-DB01", T0, T0, 10, 1, false, false);
    writer.outcome(new OutcomeEntry(wave, anna, T0, moved));

    // when
    var again = new MigrationOutcome.Moved(null, "tgt-db01", T0, T0, 12, 1, false, false);
    writer.outcome(new OutcomeEntry(wave, anna, T0.plusSeconds(60), again));

    // then
    assertThat(reader.mailbox(anna).orElseThrow().outcome())
        .isEqualTo(new OutcomeEntry(wave, anna, T0.plusSeconds(60), again.cameFrom("SRC-DB01")));
    assertThat(reader.mailbox(anna).orElseThrow().from()).isEqualTo("SRC-DB01");
  }

  @Test
  void keepsEverythingThatALineWants() {
    var whole =
        new LineNote(
            wave,
            2,
            "anna@example.com",
            anna,
            "SRC-DB01",
            "TGT-DB01",
            null,
            T0,
            new WantedMove(
                "TGT-AR01",
                new Limits(10, 2),
                MailboxScope.ARCHIVE_ONLY,
                IdentityKind.ALIAS,
                new WantedCutover(
                    "2026-11-27T19:00:00Z",
                    "now",
                    "2026-12-24 00:00 - 2026-12-27 00:00 Europe/Berlin"),
                "Europe/Berlin"));

    writer.lineResolved(whole);

    assertThat(reader.mailbox(anna).orElseThrow().line()).isEqualTo(whole);
  }

  @Test
  void doesNotCallThePlaceItMovedToItsOrigin() {
    // given
    writer.lineResolved(
        new LineNote(wave, 2, "anna@example.com", anna, "TGT-DB01", "TGT-DB01", null, T0));
    writer.outcome(
        new OutcomeEntry(
            wave,
            anna,
            T0,
            new MigrationOutcome.Moved(null, "TGT-DB01", null, T0, 1, 1, false, false)));

    // then
    assertThat(reader.mailbox(anna).orElseThrow().from()).isNull();
  }

  @Test
  void beginsAWaveAfreshWhenItIsPlannedAtAnotherMoment() {
    // given
    writer.wavePlanned(planned(T0));
    writer.lineResolved(line(2, "anna@example.com", anna, null));
    writer.decided(decided(T0, Attention.QUESTION));
    writer.waveEnded(wave, T0.plusSeconds(9));

    // when
    writer.wavePlanned(planned(T0.plusSeconds(5)));

    // then
    assertThat(reader.mailboxes(wave)).isEmpty();
    assertThat(reader.wave(wave).orElseThrow().endedAt()).isNull();
    assertThat(reader.counts(wave)).isEqualTo(new WaveCounts(0, 0));
  }

  @Test
  void changesNothingWhenTheSameStartIsToldTwice() {
    // given
    writer.wavePlanned(planned(T0));
    writer.lineResolved(line(2, "anna@example.com", anna, null));

    // when
    writer.wavePlanned(planned(T0));

    // then
    assertThat(reader.mailboxes(wave)).hasSize(1);
  }

  @Test
  void writesAFactOnceAndInTheOrderInWhichThingsHappened() {
    // given
    var submitted = fact("b", T0.plusSeconds(1), FactKind.SUBMITTED);
    var trouble = fact("a", T0.plusSeconds(2), FactKind.TROUBLE);
    var healed = fact("c", T0.plusSeconds(2), FactKind.HEALED);

    // when
    writer.fact(trouble);
    writer.fact(healed);
    writer.fact(submitted);
    writer.fact(submitted);

    // then
    assertThat(reader.facts(wave)).containsExactly(submitted, trouble, healed);
    assertThat(reader.facts(anna)).containsExactly(submitted, trouble, healed);
  }

  @Test
  void tellsCodedFactsOfOneWaveOrOfAll() {
    // given
    var elsewhere = new WaveName("elsewhere");
    writer.fact(coded("1", wave, "failed/quota"));
    writer.fact(fact("2", T0, FactKind.ORDER));
    writer.fact(coded("3", elsewhere, "resumed"));

    // then
    assertThat(reader.codedFacts(wave)).extracting(Fact::code).containsExactly("failed/quota");
    assertThat(reader.codedFacts())
        .filteredOn(fact -> Set.of(wave, elsewhere).contains(fact.wave()))
        .extracting(Fact::code)
        .containsExactly("failed/quota", "resumed");
  }

  private Fact coded(String id, WaveName of, String code) {
    return new Fact(
        of + "/coded/" + id, T0, of, anna, FactKind.TROUBLE, "It happened.", null, null, code);
  }

  @Test
  void keepsAReportOfAFailureOnceAndTellsTheLatest() {
    // given
    var failed = T0.truncatedTo(ChronoUnit.MILLIS);
    var first = report(failed.plusNanos(123_456), "first");
    var again = report(failed, "told again");
    var second = report(failed.plusSeconds(60), "second");

    // when
    writer.report(first);
    writer.report(again);

    // then
    assertThat(reader.report(anna)).contains(first);
    assertThat(writer.keepsReport(anna, first.request(), failed.plusNanos(999_999))).isTrue();
    assertThat(writer.keepsReport(anna, first.request(), failed.plusSeconds(60))).isFalse();
    assertThat(writer.keepsReport(anna, UUID.randomUUID(), T0)).isFalse();

    // when
    writer.report(second);

    // then
    assertThat(reader.report(anna)).contains(second);
  }

  @Test
  void keepsAReportOf64Kibibytes() {
    // given
    var note = report(T0, "x".repeat(64 * 1024));

    // when
    writer.report(note);

    // then
    assertThat(reader.report(anna)).contains(note);
  }

  private ReportNote report(Instant failedAt, String entries) {
    return new ReportNote(
        wave,
        anna,
        new UUID(3, 3),
        failedAt,
        T0.plusSeconds(5),
        FailureFamily.BAD_ITEMS,
        "CorruptDataException",
        "a failure",
        entries);
  }

  @Test
  void countsInterventionsAndOpenQuestions() {
    // given
    writer.lineResolved(line(2, "anna@example.com", anna, null));
    writer.fact(fact("1", T0, FactKind.ORDER));
    writer.fact(fact("2", T0, FactKind.INTERVENTION));
    writer.decided(decided(T0, Attention.QUESTION));

    // when
    var asked = reader.counts(wave);
    writer.outcome(new OutcomeEntry(wave, anna, T0, new MigrationOutcome.Withdrawn("no")));

    // then
    assertThat(asked).isEqualTo(new WaveCounts(1, 1));
    assertThat(reader.counts(wave)).isEqualTo(new WaveCounts(1, 0));
  }

  @Test
  void tellsWhoAsksAboutACauseSinceWhenAndWhatWasAnsweredByItself() {
    // given
    var organisation = new OrganisationName("org-" + UUID.randomUUID().toString().substring(0, 8));
    writer.wavePlanned(new PlannedWaveNote(wave, organisation, Route.PULL, 1, T0));
    writer.lineResolved(line(2, "anna@example.com", anna, null));
    var asked = new Asked("failed/far-credential", List.of(Choice.REPOINT, Choice.LEAVE));
    writer.decided(asking(T0.plusSeconds(90), asked));
    assertThat(whoAsks(organisation, "failed/quota")).isEmpty();
    assertThat(whoAsks(organisation, "failed/far-credential"))
        .containsExactly(
            new JournalAsking(
                anna, wave, Route.PULL, T0.plusSeconds(90), asked.choices(), 0, null, null));

    // when
    writer.fact(fact("asked", T0.plusSeconds(60), FactKind.QUESTION));
    writer.fact(coded("before", T0.minusSeconds(60)));
    writer.fact(coded("healed", T0.plusSeconds(70)));
    writer.fact(fact("by a person", T0.plusSeconds(80), FactKind.INTERVENTION));

    // then
    assertThat(whoAsks(organisation, "failed/far-credential"))
        .containsExactly(
            new JournalAsking(
                anna,
                wave,
                Route.PULL,
                T0.plusSeconds(60),
                asked.choices(),
                1,
                T0.plusSeconds(70),
                T0.plusSeconds(80)));
    writer.outcome(new OutcomeEntry(wave, anna, T0, new MigrationOutcome.Withdrawn("no")));
    assertThat(whoAsks(organisation, "failed/far-credential")).isEmpty();
  }

  private List<JournalAsking> whoAsks(OrganisationName organisation, String cause) {
    return reader.asking(organisation, cause, "healed-by-itself", 10);
  }

  private DecisionNote asking(Instant at, Asked asked) {
    return new DecisionNote(
        wave, anna, at, Phase.ATTENTION, Attention.QUESTION, "asks", "FAILED", asked, null);
  }

  private Fact coded(String id, Instant at) {
    return new Fact(
        wave + "/" + id,
        at,
        wave,
        anna,
        FactKind.HEALED,
        "it was healed",
        null,
        null,
        "healed-by-itself");
  }

  @Test
  void countsAnOrderAboutManyMailboxesOnce() {
    // given
    for (var number = 1; number <= 3; number++) {
      writer.fact(
          new Fact(
              wave + "/" + number,
              T0,
              wave,
              anna,
              FactKind.INTERVENTION,
              "answer resume by ben",
              null,
              "the-order"));
    }
    writer.fact(fact("by name", T0, FactKind.INTERVENTION));

    // then
    assertThat(reader.counts(wave).interventions()).isEqualTo(2);
    assertThat(reader.facts(wave)).extracting(Fact::act).contains("the-order").containsNull();
  }

  @Test
  void keepsWhatIsAskedUntilItIsAskedNoLonger() {
    // given
    writer.lineResolved(line(2, "anna@example.com", anna, null));
    var asked = new Asked("failed/bad-items", List.of(Choice.RESUME, Choice.LEAVE));
    writer.decided(
        new DecisionNote(
            wave, anna, T0, Phase.ATTENTION, Attention.QUESTION, "It failed.", "FAILED", asked));

    // then
    assertThat(reader.mailboxes(wave))
        .extracting(JournalMailbox::decision)
        .extracting(DecisionNote::asked)
        .containsExactly(asked);

    // when
    writer.decided(decided(T0.plusSeconds(1), Attention.NONE));

    // then
    assertThat(reader.mailboxes(wave))
        .extracting(JournalMailbox::decision)
        .extracting(DecisionNote::asked)
        .containsOnlyNulls();
  }

  @Test
  void keepsWhatAMigrationWaitsForUntilItWaitsNoLonger() {
    // given
    writer.lineResolved(line(2, "anna@example.com", anna, null));
    writer.decided(
        new DecisionNote(
            wave,
            anna,
            T0,
            Phase.SUBMITTING,
            Attention.WAITING,
            "The controllers are away.",
            "DEPENDENCY_AWAY",
            null,
            "forest/target.example"));
    var waiting = reader.mailbox(anna).orElseThrow();

    // when
    writer.decided(decided(T0.plusSeconds(1), Attention.NONE));

    // then
    assertThat(waiting.dependency()).isEqualTo("forest/target.example");
    assertThat(reader.mailbox(anna).orElseThrow().dependency()).isNull();
    assertThat(reader.mailbox(anna).orElseThrow().decision())
        .isEqualTo(decided(T0.plusSeconds(1), Attention.NONE));
  }

  @Test
  void saysOfNoMailboxThatHasEndedThatItWaits() {
    // given
    writer.lineResolved(line(2, "anna@example.com", anna, null));
    writer.decided(
        new DecisionNote(
            wave, anna, T0, Phase.SUBMITTING, Attention.WAITING, "Away.", null, null, "forest/a"));

    // when
    writer.outcome(new OutcomeEntry(wave, anna, T0, new MigrationOutcome.Withdrawn("no")));

    // then
    assertThat(reader.mailbox(anna).orElseThrow().dependency()).isNull();
  }

  @Test
  void findsAMailboxByItsAddressHoweverItIsTyped() {
    // given
    var address = "Anna." + UUID.randomUUID() + "@Example.com";
    writer.lineResolved(line(2, address, anna, null));

    // when
    var found = reader.mailboxOf("  " + address.toUpperCase(java.util.Locale.ROOT) + " ");

    // then
    assertThat(found).contains(anna);
    assertThat(reader.mailboxOf("somebody@else.example")).isEmpty();
    assertThat(reader.addresses()).contains(address.toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void takesTextFromAnywhere() {
    // given
    var odd = "O'Brien; DROP TABLE fact --\u0000 \"‘’ \\ 𝄞";

    // when
    writer.fact(new Fact(wave + "/odd", T0, wave, null, FactKind.TROUBLE, odd, odd));

    // then
    assertThat(reader.facts(wave))
        .singleElement()
        .extracting(Fact::sentence)
        .isEqualTo(odd.replace('\0', ' '));
  }

  @Test
  void isWrittenByManyAtOnce() throws Exception {
    // given
    try (var threads = Executors.newFixedThreadPool(16)) {
      Callable<Void> one =
          () -> {
            writer.decided(decided(T0, Attention.NONE));
            writer.progress(List.of(progress(T0, 40)));
            writer.fact(fact("same", T0, FactKind.SUBMITTED));
            return null;
          };

      // when
      for (var done : threads.invokeAll(IntStream.range(0, 64).mapToObj(_ -> one).toList())) {
        done.get();
      }
    }

    // then
    assertThat(reader.facts(wave)).hasSize(1);
  }

  @Test
  void isOpenedByManyAtOnce() throws Exception {
    // given
    var place = place();
    try (var threads = Executors.newFixedThreadPool(6)) {
      Callable<Integer> one =
          () -> {
            try (var other = opened(place)) {
              other.writer().wavePlanned(planned(T0));
              return other.reader().waves().size();
            }
          };

      // when
      var results = threads.invokeAll(IntStream.range(0, 6).mapToObj(_ -> one).toList());

      // then
      for (var result : results) {
        assertThat(result.get()).isPositive();
      }
    }
  }

  @Test
  void writesAPassOverAThousandMailboxesAsOne() {
    // given
    var notes = new ArrayList<ProgressNote>();
    for (var line = 2; line < 1_002; line++) {
      var mailbox = new MailboxGuid(UUID.randomUUID());
      notes.add(seen(mailbox, "CopyingMessages"));
    }
    var first = notes.getFirst().mailbox();
    writer.linesResolved(
        IntStream.range(0, 1_000)
            .mapToObj(
                i ->
                    new LineNote(
                        wave,
                        i + 2,
                        i + "@example.com",
                        notes.get(i).mailbox(),
                        "SRC-DB01",
                        "TGT-DB01",
                        null,
                        T0))
            .toList());
    var broken = new ArrayList<>(notes);
    broken.add(seen(new MailboxGuid(UUID.randomUUID()), nothing()));

    // then
    assertThatThrownBy(() -> writer.progress(broken)).isInstanceOf(JournalUnavailable.class);
    assertThat(reader.mailbox(first).orElseThrow().progress()).isNull();

    // when
    writer.progress(notes);

    // then
    assertThat(reader.mailboxes(wave))
        .hasSize(1_000)
        .allSatisfy(mailbox -> assertThat(mailbox.progress()).isNotNull());
  }

  private static ProgressNote seen(MailboxGuid mailbox, String detail) {
    return new ProgressNote(mailbox, T0, RequestStatus.IN_PROGRESS, detail, 10, 1, 10, null, null);
  }

  /** What no table takes. */
  @SuppressWarnings("NullAway")
  private static String nothing() {
    return null;
  }

  PlannedWaveNote planned(Instant at) {
    return new PlannedWaveNote(wave, TARGET, Route.PULL, 2, at);
  }

  private LineNote line(
      int line, String address, @Nullable MailboxGuid mailbox, @Nullable String problem) {
    var home = mailbox == null ? null : "SRC-DB01";
    return new LineNote(wave, line, address, mailbox, home, "TGT-DB01", problem, T0);
  }

  private ProgressNote progress(Instant at, int percent) {
    return new ProgressNote(
        anna,
        at,
        RequestStatus.IN_PROGRESS,
        "CopyingMessages",
        percent,
        percent * 1000L,
        100_000,
        "SRC-DB01",
        "TGT-DB01");
  }

  private DecisionNote decided(Instant at, Attention attention) {
    return new DecisionNote(
        wave, anna, at, Phase.COPYING, attention, "Exchange copies.", "copying");
  }

  private Fact fact(String id, Instant at, FactKind kind) {
    return new Fact(wave + "/" + id, at, wave, anna, kind, "something happened", null);
  }
}
