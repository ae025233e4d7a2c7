package io.mailferry.workflows.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.Intention;
import io.temporal.activity.ActivityMethod;
import io.temporal.common.converter.GlobalDataConverter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SummariesOfActivitiesTest {
  /** What a Temporal server takes at most (docs/develop/temporal.md#summaries). */
  private static final int MOST_BYTES = 400;

  /** As long as Exchange lets a database's name be, in signs that take the most room. */
  private static final String LONG_NAME = "𝄞".repeat(64);

  private final Summaries summaries =
      new Summaries(
          new Intention(
              new WaveName("w".repeat(64)),
              new OrganisationName("target"),
              new MailboxGuid(new UUID(1, 1)),
              Route.LOCAL,
              MailboxScope.PRIMARY_AND_ARCHIVE,
              new Database(new UUID(7, 1), LONG_NAME, "CN=" + LONG_NAME),
              null,
              Limits.NONE,
              CutoverOrder.AS_SOON_AS_COPIED));

  @Test
  void everyActivityOfAMailboxHasWordsOfItsOwn() {
    var names =
        Arrays.stream(MailboxActivities.class.getMethods())
            .map(method -> Objects.requireNonNull(method.getAnnotation(ActivityMethod.class)))
            .map(ActivityMethod::name)
            .toList();

    assertThat(summaries.ofActivities()).containsOnlyKeys(names);
    assertThat(summaries.ofActivities().values())
        .extracting(options -> Objects.requireNonNull(options.getSummary()))
        .doesNotHaveDuplicates()
        .allSatisfy(SummariesOfActivitiesTest::fits);
  }

  @ParameterizedTest
  @EnumSource
  void everyPhaseSaysWhatItWaitsForAndUntilWhen(Phase phase) {
    var summary = summaries.ofWait(phase, Instant.parse("2026-03-02T20:00:00.123Z"));

    assertThat(summary)
        .startsWith(phase.words() + ": until ")
        .contains(", or 2026-03-02T20:00:00.123Z · to 𝄞")
        .satisfies(SummariesOfActivitiesTest::fits);
    fits(summaries.ofSecondLook(Instant.MAX));
  }

  /** The server counts the bytes of what is sent, not the letters. */
  private static void fits(String summary) {
    var payload = GlobalDataConverter.get().toPayload(summary).orElseThrow();

    assertThat(payload.getSerializedSize()).as(summary).isLessThanOrEqualTo(MOST_BYTES);
  }
}
