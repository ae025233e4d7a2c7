package io.mailferry.activities.directory.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.DirectoryWatch;
import io.mailferry.activities.FakeDirectory;
import io.mailferry.activities.FakeExchange;
import io.mailferry.activities.FarSide;
import io.mailferry.activities.Given;
import io.mailferry.activities.JournalIncidents;
import io.mailferry.activities.Organisation;
import io.mailferry.activities.breaker.IncidentListener;
import io.mailferry.activities.breaker.Outage;
import io.mailferry.activities.directory.LdapDirectory;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.activities.time.ExchangeClock;
import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.model.Route;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.policy.Timings;
import io.mailferry.operations.client.ConnectionSettings;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.status.OpenIncident;
import io.mailferry.operations.status.ReadStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code status} reads of real controllers that come and go, while no mailbox looks: a
 * worker's watch over them, its journal, and the reading of it. Needs Samba and root's rights; the
 * profile {@code real-controller} runs it.
 */
@Tag("real-controller")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@ExtendWith(PracticeForests.Given.class)
class RealStatusTest {
  /** What is promised, not what it takes. */
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  private final PracticeForest source;
  private final PracticeForest target;

  /** One for each time that the journal was told of something. */
  private final BlockingQueue<Dependency> told = new LinkedBlockingQueue<>();

  @TempDir Path folder;

  private Journal journal;
  private Connections connections;
  private LdapDirectory near;
  private LdapDirectory far;
  private DirectoryWatch watch;

  RealStatusTest(PracticeForests forests) {
    source = forests.source();
    target = forests.target();
  }

  @BeforeEach
  void watchOverBothForests() {
    var place = "jdbc:h2:file:" + folder.resolve("journal") + ";AUTO_SERVER=TRUE";
    journal = Journal.open(JournalSettings.of(place));
    journal
        .writer()
        .wavePlanned(
            new PlannedWaveNote(Given.WAVE, Given.ORGANISATION, Route.PULL, 1, Instant.now()));
    connections =
        new Connections(
            new ConnectionSettings("localhost:1", "default", place, null, () -> "", null, folder));
    near = directory(target);
    far = directory(source);
    var organisation =
        new Organisation(
                Given.ORGANISATION,
                new FakeExchange(new FakeDirectory("target.example")),
                near,
                Timings.DEFAULT,
                ExchangeClock.REAL)
            .reaching(
                List.of(
                    new FarSide(
                        far,
                        new NewMove.FarEnd(
                            "mail.source.example", null, null, Given.DELIVERY_DOMAIN))))
            .behindBreakers(
                new Telling(new JournalIncidents(Given.ORGANISATION, journal.writer())));
    watch = DirectoryWatch.over(List.of(organisation));
  }

  private static LdapDirectory directory(PracticeForest forest) {
    return new LdapDirectory(forest.settings("svc"), FaultTable.STANDARD, InstantSource.system());
  }

  @AfterEach
  void close() {
    watch.close();
    near.close();
    far.close();
    connections.close();
    journal.close();
  }

  @Test
  void namesWhatIsAwayWithinHalfAMinuteAndNoLongerWhenItIsBack() throws Exception {
    var one = "controller/" + target.first().name();
    var all = "forest/" + target.name();
    untilTold();
    assertThat(away()).isEmpty();

    target.first().stop();
    try {
      var alone = within("one of two controllers is stopped", () -> away().containsKey(one));
      assertThat(alone).containsOnlyKeys(one);
      assertThat(alone.get(one))
          .satisfies(
              incident -> {
                assertThat(incident.dependency().words())
                    .isEqualTo("domain controller " + target.first().name());
                assertThat(incident.sentence()).contains("refused", target.second().name());
                assertThat(incident.needsSomebody()).isFalse();
              });

      target.second().stop();
      try {
        var both = within("both are stopped", () -> away().keySet().equals(Set.of(all)));
        assertThat(both.get(all).sentence())
            .contains(target.first().name() + ": ", target.second().name() + ": ");
      } finally {
        target.second().startAgain();
      }
      // The first is still away, and is named again beside one that answers.
      var back = within("the second is back", () -> away().keySet().equals(Set.of(one)));
      assertThat(back.get(one).sentence()).contains(target.second().name());
    } finally {
      target.first().startAgain();
    }
    assertThat(within("the first is back", () -> away().isEmpty())).isEmpty();
  }

  private interface Condition {
    boolean holds();
  }

  /** What is away when the condition holds, at the latest after half a minute. */
  private Map<String, OpenIncident> within(String what, Condition condition) throws Exception {
    var began = System.nanoTime();
    while (!condition.holds()) {
      var left = HALF_A_MINUTE.toNanos() - (System.nanoTime() - began);
      assertThat(told.poll(left, TimeUnit.NANOSECONDS))
          .as("status does not show within half a minute that %s, but %s", what, away())
          .isNotNull();
    }
    System.out.printf("status: %s: shown after %.1f s%n", what, (System.nanoTime() - began) / 1e9);
    return away();
  }

  private void untilTold() throws Exception {
    assertThat(told.poll(HALF_A_MINUTE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
  }

  /** What {@code status} has on top, by its key. */
  private Map<String, OpenIncident> away() {
    return new ReadStatus(connections)
        .all().stream()
            .flatMap(wave -> wave.incidents().stream())
            .collect(
                Collectors.toMap(
                    incident -> incident.dependency().key(),
                    incident -> incident,
                    (first, _) -> first,
                    TreeMap::new));
  }

  /** Tells after the journal was told. */
  private final class Telling implements IncidentListener {
    private final IncidentListener journal;

    Telling(IncidentListener journal) {
      this.journal = journal;
    }

    @Override
    public void away(Dependency dependency, Outage outage) {
      journal.away(dependency, outage);
      told.add(dependency);
    }

    @Override
    public void back(Dependency dependency, Instant at) {
      journal.back(dependency, at);
      told.add(dependency);
    }
  }
}
