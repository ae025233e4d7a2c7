package io.mailferry.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.grpc.Status;
import io.mailferry.workflows.FailureTypes;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class TemporalLogTest {
  private static final String POLLER = "io.temporal.internal.worker.BasePoller";

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Instant now = Instant.parse("2026-11-23T20:00:00Z");
  private final TemporalLog filter = new TemporalLog(() -> now);

  @BeforeEach
  void listen() {
    log.setContext(context);
    log.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(log);
    context.getLogger("io.temporal").setLevel(Level.INFO);
    context.addTurboFilter(filter);
  }

  @AfterEach
  void stopListening() {
    filter.remove();
    context.getLogger("io.temporal").setLevel(null);
    context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(log);
  }

  @Test
  void tellsAnOutageInALineAMinuteHoweverManyPollersMeetIt() {
    // when
    for (var i = 0; i < 200; i++) {
      LoggerFactory.getLogger(POLLER)
          .warn(
              "Failure in poller thread {}",
              "poller-" + i,
              Status.UNAVAILABLE.withDescription("io exception\nhost").asRuntimeException());
    }
    now = now.plus(Duration.ofMinutes(1));
    LoggerFactory.getLogger(POLLER)
        .info("DEADLINE_EXCEEDED {}", "x", Status.DEADLINE_EXCEEDED.asRuntimeException());

    // then
    assertThat(log.list).hasSize(2).allMatch(line -> line.getThrowableProxy() == null);
    assertThat(log.list.getFirst().getFormattedMessage())
        .isEqualTo(
            "Temporal does not answer (UNAVAILABLE: io exception); it is asked again by itself");
    assertThat(log.list.getLast().getFormattedMessage())
        .contains("199 more calls failed since the last such line");
  }

  @Test
  void tellsARefusedOrderAsWhatItIs() {
    // when
    LoggerFactory.getLogger("io.temporal.internal.sync.WorkflowExecutionHandler")
        .warn(
            "Workflow execution failure WorkflowId='{}'",
            "mailbox/1",
            ApplicationFailure.newNonRetryableFailure("nothing to resume", FailureTypes.REFUSED));

    // then
    assertThat(log.list)
        .singleElement()
        .satisfies(line -> assertThat(line.getLevel()).isEqualTo(Level.INFO))
        .satisfies(line -> assertThat(line.getThrowableProxy()).isNull())
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEqualTo("an order was refused: nothing to resume");
  }

  @Test
  void tellsAFaultOfAnActivityInALine() {
    // when
    LoggerFactory.getLogger("io.temporal.internal.activity.ActivityTaskExecutors")
        .warn(
            "{} failure. ActivityId={}, attempt={}",
            "Activity",
            "5",
            7,
            ApplicationFailure.newFailure("no controller answered", "MF-AD-AWAY"));

    // then
    assertThat(log.list)
        .singleElement()
        .satisfies(line -> assertThat(line.getThrowableProxy()).isNull())
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEqualTo("Activity failure. ActivityId=5, attempt=7 MF-AD-AWAY: no controller answered");
  }

  @Test
  void tellsAnActivityThatWasLostInALine() {
    // when
    LoggerFactory.getLogger("io.mailferry.workflows.mailbox.MailboxMigrationRunbook")
        .warn(
            "an activity was lost with its worker",
            new ActivityFailure(
                "Activity task timed out",
                1,
                2,
                "submitMove",
                "5",
                RetryState.RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED,
                "worker",
                null));

    // then
    assertThat(log.list)
        .singleElement()
        .satisfies(line -> assertThat(line.getThrowableProxy()).isNull())
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .startsWith("an activity was lost with its worker (Activity task timed out");
  }

  @Test
  void keepsTheStackTraceOfWhatNobodyForesaw() {
    // when
    LoggerFactory.getLogger(POLLER).error("[BUG] {}", "x", new IllegalStateException("odd"));
    LoggerFactory.getLogger(POLLER)
        .warn("odd", ApplicationFailure.newFailure("odd", "java.lang.NullPointerException"));
    LoggerFactory.getLogger("io.mailferry.worker.Other")
        .warn("ours", Status.UNAVAILABLE.asRuntimeException());

    // then
    assertThat(log.list).hasSize(3).allMatch(line -> line.getThrowableProxy() != null);
  }

  @Test
  void saysNothingOfWhatIsNotLoggedAnyway() {
    // when
    LoggerFactory.getLogger(POLLER).debug("x", Status.UNAVAILABLE.asRuntimeException());

    // then
    assertThat(log.list).isEmpty();
  }
}
