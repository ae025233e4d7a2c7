package io.mailferry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.read.JournalIncident;
import io.mailferry.journal.read.JournalReader;
import io.mailferry.journal.write.IncidentNote;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.incident.Dependency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database keeps of incidents. */
abstract class IncidentPromises {
  private static final Instant T0 = Instant.parse("2026-11-23T14:02:00.123456Z");
  private static final Dependency FOREST = new Dependency(Dependency.Kind.FOREST, "target.example");
  private static final Dependency DATABASE = new Dependency(Dependency.Kind.DATABASE, "TGT-DB01");

  private Journal journal;
  private JournalWriter writer;
  private JournalReader reader;
  private OrganisationName organisation;

  /** A place to write; what others wrote there does not matter. */
  abstract JournalSettings place();

  @BeforeEach
  void open() {
    journal = Journal.open(place());
    writer = journal.writer();
    reader = journal.reader();
    organisation = anyOrganisation();
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void opensAnIncidentWithEverythingThatWasTold() {
    // when
    writer.incident(
        new IncidentNote(
            organisation, FOREST, T0, "MF-AD-AWAY", "No controller answers.", at(300), false));

    // then
    assertThat(openOnes())
        .containsExactly(
            new JournalIncident(
                organisation,
                FOREST,
                T0,
                T0,
                "MF-AD-AWAY",
                "No controller answers.",
                at(300),
                false,
                null));
  }

  @Test
  void renewsTheOpenIncidentAndKeepsItsBeginning() {
    // given
    writer.incident(away(FOREST, 0));

    // when
    writer.incident(
        new IncidentNote(
            organisation, FOREST, at(60), "MF-AD-LOGIN", "The password is wrong.", null, true));

    // then
    assertThat(openOnes())
        .containsExactly(
            new JournalIncident(
                organisation,
                FOREST,
                T0,
                at(60),
                "MF-AD-LOGIN",
                "The password is wrong.",
                null,
                true,
                null));
  }

  @Test
  void ignoresWhatWasSeenBeforeWhatItKnows() {
    // given
    writer.incident(away(FOREST, 60));

    // when
    writer.incident(
        new IncidentNote(organisation, FOREST, T0, "MF-OTHER", "Something else.", null, true));
    writer.incidentEnded(organisation, FOREST, at(30));

    // then
    assertThat(openOnes()).containsExactly(incident(FOREST, 60, 60, null));
  }

  @Test
  void endsTheOpenIncidentAndKeepsItsEnd() {
    // given
    writer.incident(away(FOREST, 0));
    writer.incident(away(FOREST, 60));

    // when
    writer.incidentEnded(organisation, FOREST, at(90));
    writer.incidentEnded(organisation, FOREST, at(120));

    // then
    assertThat(openOnes()).isEmpty();
    assertThat(since(0)).containsExactly(incident(FOREST, 0, 60, at(90)));
  }

  @Test
  void changesNothingWhenNoneIsOpen() {
    // given
    writer.incident(away(FOREST, 0));

    // when
    writer.incidentEnded(organisation, DATABASE, at(90));
    writer.incidentEnded(new OrganisationName("another"), FOREST, at(90));

    // then
    assertThat(since(0)).containsExactly(incident(FOREST, 0, 0, null));
  }

  @Test
  void opensAnotherIncidentAfterTheFirstHasEnded() {
    // given
    writer.incident(away(FOREST, 0));
    writer.incidentEnded(organisation, FOREST, at(90));

    // when
    writer.incident(away(FOREST, 200));
    writer.incidentEnded(organisation, FOREST, at(250));
    writer.incident(away(FOREST, 300));

    // then
    assertThat(since(0))
        .containsExactly(
            incident(FOREST, 0, 0, at(90)),
            incident(FOREST, 200, 200, at(250)),
            incident(FOREST, 300, 300, null));
  }

  @Test
  void opensNoneForWhatWasSeenBeforeItWasBack() {
    // given
    writer.incident(away(FOREST, 0));
    writer.incidentEnded(organisation, FOREST, at(90));

    // when
    writer.incident(away(FOREST, 80));
    writer.incident(away(FOREST, 90));

    // then
    assertThat(openOnes()).isEmpty();
  }

  @Test
  void tellsOpenIncidentsTheEarliestFirst() {
    // given
    writer.incident(away(FOREST, 50));
    writer.incident(away(DATABASE, 10));
    writer.incident(away(FOREST, 60));

    // then
    assertThat(openOnes())
        .extracting(JournalIncident::dependency)
        .containsExactly(DATABASE, FOREST);
  }

  @Test
  void tellsThoseThatWereOpenAtAnyTimeSinceThen() {
    // given
    writer.incident(away(FOREST, 0));
    writer.incidentEnded(organisation, FOREST, at(90));
    writer.incident(away(DATABASE, 10));

    // then
    assertThat(since(90)).hasSize(2);
    assertThat(since(91)).extracting(JournalIncident::dependency).containsExactly(DATABASE);
  }

  @Test
  void keepsTheIncidentsOfOrganisationsApart() {
    // given
    var other = anyOrganisation();
    writer.incident(away(FOREST, 0));
    writer.incident(new IncidentNote(other, FOREST, at(5), "MF-AD-AWAY", "Away.", null, false));

    // when
    writer.incidentEnded(organisation, FOREST, at(90));

    // then
    assertThat(openOnes()).isEmpty();
    assertThat(reader.openIncidents())
        .filteredOn(each -> each.organisation().equals(other))
        .hasSize(1);
  }

  @Test
  void hasOneOpenIncidentHoweverManyTellAtOnce() throws Exception {
    // given
    try (var second = Journal.open(place());
        var threads = Executors.newFixedThreadPool(16)) {
      var writers = List.of(writer, second.writer());
      var all =
          IntStream.range(0, 64)
              .mapToObj(
                  i ->
                      (Callable<Void>)
                          () -> {
                            writers.get(i % 2).incident(away(FOREST, i));
                            return null;
                          })
              .toList();

      // when
      for (var done : threads.invokeAll(all)) {
        done.get();
      }
    }

    // then
    assertThat(openOnes())
        .singleElement()
        .satisfies(incident -> assertThat(incident.lastSeen()).isEqualTo(at(63)));
    assertThat(since(0)).hasSize(1);
  }

  @Test
  void takesAKindThatOnlyALaterReleaseKnowsForNone() throws Exception {
    // given
    writer.incident(away(FOREST, 0));
    writer.incident(away(DATABASE, 0));
    SchemaPromises.change(
        place(),
        "UPDATE incident SET kind = 'WEATHER' WHERE kind = 'DATABASE' AND organisation = '"
            + organisation
            + "'");

    // then
    assertThat(openOnes()).extracting(JournalIncident::dependency).containsExactly(FOREST);
  }

  private static OrganisationName anyOrganisation() {
    return new OrganisationName(UUID.randomUUID().toString().replace("-", ""));
  }

  private static Instant at(int seconds) {
    return T0.plusSeconds(seconds);
  }

  private IncidentNote away(Dependency dependency, int seconds) {
    return new IncidentNote(
        organisation, dependency, at(seconds), "MF-AD-AWAY", "It is away.", null, false);
  }

  private JournalIncident incident(
      Dependency dependency, int began, int lastSeen, @Nullable Instant ended) {
    return new JournalIncident(
        organisation,
        dependency,
        at(began),
        at(lastSeen),
        "MF-AD-AWAY",
        "It is away.",
        null,
        false,
        ended);
  }

  private List<JournalIncident> openOnes() {
    return ours(reader.openIncidents());
  }

  private List<JournalIncident> since(int seconds) {
    return ours(reader.incidents(at(seconds)));
  }

  private List<JournalIncident> ours(List<JournalIncident> all) {
    return all.stream().filter(each -> each.organisation().equals(organisation)).toList();
  }
}
