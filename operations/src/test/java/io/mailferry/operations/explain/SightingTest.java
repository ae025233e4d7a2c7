package io.mailferry.operations.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.mailferry.model.Route;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.MoveFlags;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.Stamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was seen, in words and as data. */
class SightingTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final Home IN_TARGET = new Home.InDatabase("CN=TGT-DB01,CN=Databases");

  @Test
  void saysThatThereIsNothing() {
    // given
    var seen = seen(new QueueItem.Absent(), new Stamp.Absent(), new Home.Missing(), null, null);
    var words = new SightingWords(seen);

    // then
    assertThat(words.queue()).isEqualTo("no move request in the queue");
    assertThat(words.stamp()).isEqualTo("no trace of a request");
    assertThat(words.homes()).isEqualTo("target forest: no such object");
    assertThat(words.where()).isEqualTo("2026-11-23 20:00:00 UTC, through dc1");
    assertThat(SightingData.of(seen))
        .containsExactly(
            entry("seenAt", "2026-11-23T20:00:00Z"),
            entry("controller", "dc1"),
            entry("sourceController", null),
            entry("queue", Map.of("is", "absent")),
            entry("stamp", Map.of("is", "absent")),
            entry("targetHome", Map.of("is", "missing")),
            entry("sourceHome", null));
  }

  @Test
  void saysWhatExchangeCallsNotValid() {
    var seen =
        seen(
            new QueueItem.Invalid("DataMissing: no data", "CopyingMessages"),
            new Stamp.Absent(),
            IN_TARGET,
            null,
            null);

    assertThat(new SightingWords(seen).queue())
        .isEqualTo("a move request that Exchange calls not valid itself: DataMissing: no data");
    assertThat(SightingData.of(seen))
        .containsEntry(
            "queue",
            Map.of(
                "is", "invalid", "why", "DataMissing: no data", "statusDetail", "CopyingMessages"));
  }

  @Test
  void saysWhatCannotBeRead() {
    // given
    var seen =
        seen(
            new QueueItem.Unreadable(NOW, "no session"),
            new Stamp.Unreadable(NOW, "no controller"),
            new Home.Unreadable(NOW, "no forest"),
            IN_TARGET,
            "dc9");
    var words = new SightingWords(seen);

    // then
    assertThat(words.queue())
        .isEqualTo("the queue cannot be read since 2026-11-23 20:00:00 UTC: no session");
    assertThat(words.stamp())
        .isEqualTo("cannot be read since 2026-11-23 20:00:00 UTC: no controller");
    assertThat(words.homes())
        .isEqualTo(
            "target forest: cannot be read since 2026-11-23 20:00:00 UTC: no forest;"
                + " source forest: mailbox in TGT-DB01");
    assertThat(words.where()).isEqualTo("2026-11-23 20:00:00 UTC, through dc1 and dc9");
    assertThat(SightingData.of(seen))
        .containsEntry("queue", unreadable("no session"))
        .containsEntry("stamp", unreadable("no controller"))
        .containsEntry("targetHome", unreadable("no forest"))
        .containsEntry("sourceHome", Map.of("is", "database", "database", "TGT-DB01"));
  }

  @Test
  void saysThatOnlyExchangeFindsAStamp() {
    var item = item(QueueItem.Progress.NONE, QueueItem.Times.UNKNOWN, null);
    var seen = seen(item, Stamp.Present.hiddenOf(item), IN_TARGET, null, null);

    assertThat(new SightingWords(seen).stamp())
        .endsWith(
            "Mailferry's own account sees none: let it read the attributes msExchMailboxMove…");
    assertThat(SightingData.of(seen))
        .hasEntrySatisfying(
            "stamp",
            stamp ->
                assertThat(stamp)
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                    .containsEntry("hidden", true));
  }

  @Test
  void saysHowFarARequestIs() {
    // given
    var seen =
        seen(
            item(
                new QueueItem.Progress(43, 1_024, 2_048, 7, 3),
                new QueueItem.Times(null, null, NOW, null, null, 0),
                new QueueItem.Failure("TooManyBadItems", null, "3 items are corrupt")),
            new Stamp.Present(RequestStatus.FAILED, new MoveFlags(5), "MF/w", null, null, null),
            new Home.MailUser("anna@target.example"),
            null,
            null);
    var words = new SightingWords(seen);

    // then
    assertThat(words.queue())
        .isEqualTo(
            "FAILED / Failed, 43 %, 1.0 KB of 2.0 KB, last sign of life 2026-11-23 20:00:00 UTC,"
                + " TooManyBadItems: 3 items are corrupt");
    assertThat(words.stamp()).isEqualTo("request FAILED, push, batch MF/w");
    assertThat(words.homes()).isEqualTo("target forest: mail user routed to anna@target.example");
    assertThat(SightingData.of(seen))
        .hasEntrySatisfying(
            "queue",
            queue ->
                assertThat(queue)
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                    .containsExactly(
                        entry("is", "present"),
                        entry("status", "FAILED"),
                        entry("statusDetail", "Failed"),
                        entry("batchName", "MF/w"),
                        entry("percent", 43),
                        entry("bytes", 1_024L),
                        entry("totalBytes", 2_048L),
                        entry("badItems", 3),
                        entry("lastUpdate", "2026-11-23T20:00:00Z"),
                        entry("failureType", "TooManyBadItems"),
                        entry("failureMessage", "3 items are corrupt")))
        .containsEntry(
            "stamp",
            Map.of(
                "is",
                "present",
                "status",
                "FAILED",
                "route",
                "push",
                "batchName",
                "MF/w",
                "hidden",
                false))
        .containsEntry("targetHome", Map.of("is", "mailUser", "routesTo", "anna@target.example"));
  }

  @Test
  void leavesOutWhatARequestDoesNotSay() {
    // given
    var seen =
        seen(
            item(QueueItem.Progress.NONE, QueueItem.Times.UNKNOWN, null),
            new Stamp.Present(RequestStatus.QUEUED, new MoveFlags(2), null, null, null, null),
            new Home.MailUser(null),
            null,
            null);
    var words = new SightingWords(seen);

    // then
    assertThat(words.queue()).isEqualTo("FAILED / Failed, 0 %, 0 B");
    assertThat(words.stamp()).isEqualTo("request QUEUED, local");
    assertThat(words.homes()).isEqualTo("target forest: mail user");
    assertThat(SightingData.of(seen))
        .hasEntrySatisfying(
            "queue",
            queue ->
                assertThat(queue)
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                    .containsEntry("lastUpdate", null)
                    .containsEntry("failureType", null)
                    .containsEntry("failureMessage", null));
  }

  private static Map<String, Object> unreadable(String why) {
    return Map.of("is", "unreadable", "since", "2026-11-23T20:00:00Z", "why", why);
  }

  private static QueueItem.Present item(
      QueueItem.Progress progress, QueueItem.Times times, QueueItem.@Nullable Failure failure) {
    return new QueueItem.Present(
        new UUID(3, 4),
        RequestStatus.FAILED,
        "Failed",
        Route.PUSH,
        "MF/w",
        null,
        null,
        false,
        null,
        progress,
        times,
        failure);
  }

  private static Sighting seen(
      QueueItem queue,
      Stamp stamp,
      Home target,
      @Nullable Home source,
      @Nullable String sourceController) {
    return new Sighting(NOW, "dc1", stamp, queue, target, source, sourceController);
  }
}
