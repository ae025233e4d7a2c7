package io.mailferry.worker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.mailferry.workflows.FailureTypes;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/**
 * Logs what happens every day in a line, where Temporal's library would print a stack trace: an
 * outage (one for each poller and try), a fault that an activity tells, an order that is refused.
 * What nobody foresaw keeps its stack trace.
 */
final class TemporalLog extends TurboFilter {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(TemporalLog.class);
  private static final List<String> HEEDED = List.of("io.temporal.", "io.mailferry.workflows.");
  private static final Set<Status.Code> AWAY =
      EnumSet.of(
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.CANCELLED,
          Status.Code.RESOURCE_EXHAUSTED);

  /** An outage is told again after this time, with what happened meanwhile. */
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  /** The codes of faults, and of what our own workflows raise. */
  private static final String OURS = "MF-";

  private final InstantSource clock;
  private @Nullable Instant lastTold;
  private int untold;

  TemporalLog(InstantSource clock) {
    this.clock = clock;
  }

  /** A filter that all loggers heed until it is removed. */
  static TemporalLog installed() {
    var filter = new TemporalLog(InstantSource.system());
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      filter.setContext(context);
      context.addTurboFilter(filter);
    }
    return filter;
  }

  /** Loggers heed it no longer. */
  void remove() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getTurboFilterList().remove(this);
    }
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] parameters,
      @Nullable Throwable thrown) {
    var failure = thrown == null ? last(parameters) : thrown;
    if (failure == null
        || HEEDED.stream().noneMatch(logger.getName()::startsWith)
        || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
      return FilterReply.NEUTRAL;
    }
    var away = first(failure, StatusRuntimeException.class);
    if (away.isPresent() && AWAY.contains(away.get().getStatus().getCode())) {
      tellNowAndThen(away.get());
      return FilterReply.DENY;
    }
    var told = first(failure, ApplicationFailure.class);
    if (told.isPresent() && told.get().getType().startsWith(OURS)) {
      tell(told.get(), words(format, parameters));
      return FilterReply.DENY;
    }
    if (told.isEmpty() && failure instanceof TemporalFailure lost) {
      LOG.warn("{} ({})", words(format, parameters), deepest(lost));
      return FilterReply.DENY;
    }
    return FilterReply.NEUTRAL;
  }

  private static void tell(ApplicationFailure told, String words) {
    if (told.getType().equals(FailureTypes.REFUSED)) {
      LOG.info("an order was refused: {}", told.getOriginalMessage());
    } else {
      LOG.warn("{} {}: {}", words, told.getType(), told.getOriginalMessage());
    }
  }

  private void tellNowAndThen(StatusRuntimeException away) {
    var count = countWhenDue();
    if (count == 0) {
      return;
    }
    LOG.warn(
        "Temporal does not answer ({}); it is asked again by itself{}",
        String.valueOf(away.getMessage()).lines().findFirst().orElse(""),
        count == 1 ? "" : "; " + (count - 1) + " more calls failed since the last such line");
  }

  /** How many failures the next line speaks of; 0 while it is not due. */
  private synchronized int countWhenDue() {
    untold++;
    var now = clock.instant();
    if (lastTold != null && now.isBefore(lastTold.plus(BETWEEN_LINES))) {
      return 0;
    }
    lastTold = now;
    var count = untold;
    untold = 0;
    return count;
  }

  private static @Nullable Throwable last(Object @Nullable [] parameters) {
    return parameters != null
            && parameters.length > 0
            && parameters[parameters.length - 1] instanceof Throwable thrown
        ? thrown
        : null;
  }

  private static String words(@Nullable String format, Object @Nullable [] parameters) {
    return String.valueOf(MessageFormatter.arrayFormat(format, parameters).getMessage());
  }

  private static <T extends Throwable> Optional<T> first(Throwable top, Class<T> type) {
    for (Throwable cause = top; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  private static String deepest(Throwable top) {
    var cause = top;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof TemporalFailure told && told.getOriginalMessage() != null
        ? told.getOriginalMessage()
        : String.valueOf(cause.getMessage());
  }
}
