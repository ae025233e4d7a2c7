package io.mailferry.workflows;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.SealedText;
import io.mailferry.model.window.Blackout;
import io.mailferry.model.window.Window;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Examples of a message: every kind of everything in it at least once, and once with everything
 * missing that may be missing.
 */
final class Samples {
  private static final LocalDateTime EVENING = LocalDateTime.parse("2026-03-02T20:00");
  private static final LocalDateTime MORNING = LocalDateTime.parse("2026-03-03T05:30:15");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final Map<Class<?>, List<Object>> SIMPLE =
      Map.ofEntries(
          Map.entry(String.class, List.of("text")),
          Map.entry(int.class, List.of(7)),
          Map.entry(Integer.class, List.of(7)),
          Map.entry(long.class, List.of(7_000_000_000L)),
          Map.entry(Long.class, List.of(7_000_000_000L)),
          Map.entry(boolean.class, List.of(true, false)),
          Map.entry(UUID.class, List.of(new UUID(3, 4))),
          Map.entry(Instant.class, List.of(Instant.parse("2026-03-02T20:00:00.123Z"))),
          Map.entry(Duration.class, List.of(Duration.ofMinutes(90), Duration.ofMillis(1_500))),
          Map.entry(LocalTime.class, List.of(LocalTime.of(20, 0), LocalTime.MIDNIGHT)),
          Map.entry(ZoneId.class, List.of(ZoneId.of("Europe/Berlin"), ZoneOffset.UTC)),
          Map.entry(Window.Dated.class, List.of(new Window.Dated(EVENING, MORNING, BERLIN))),
          Map.entry(
              Blackout.class,
              List.of(
                  new Blackout(EVENING, MORNING, BERLIN, "year's end"),
                  new Blackout(EVENING, MORNING, ZoneOffset.UTC, null))),
          Map.entry(MailboxGuid.class, List.of(Given.MAILBOX)),
          Map.entry(WaveName.class, List.of(Given.WAVE)),
          Map.entry(OrganisationName.class, List.of(Given.ORGANISATION)),
          Map.entry(SealedText.class, List.of(new SealedText("c2VhbGVk"))));

  private Samples() {}

  /** Examples of a type; never none. */
  static List<Object> of(Class<?> type) {
    var simple = SIMPLE.get(type);
    if (simple != null) {
      return simple;
    }
    if (type.isEnum()) {
      return Arrays.asList((Object[]) type.getEnumConstants());
    }
    if (type.isSealed()) {
      return Arrays.stream(type.getPermittedSubclasses())
          .flatMap(kind -> of(kind).stream())
          .toList();
    }
    if (type.isRecord()) {
      return records(type);
    }
    throw new IllegalArgumentException("no example of " + type);
  }

  private static List<Object> records(Class<?> type) {
    var components = type.getRecordComponents();
    var columns = Arrays.stream(components).map(Samples::column).toList();
    var most = columns.stream().mapToInt(List::size).max().orElse(1);
    var samples = new ArrayList<Object>();
    for (var row = 0; row < most; row++) {
      var values = new @Nullable Object[components.length];
      for (var i = 0; i < values.length; i++) {
        values[i] = columns.get(i).get(row % columns.get(i).size());
      }
      samples.add(made(type, components, values));
    }
    if (Arrays.stream(components).anyMatch(Samples::mayBeMissing)) {
      var values = new @Nullable Object[components.length];
      for (var i = 0; i < values.length; i++) {
        values[i] = mayBeMissing(components[i]) ? null : columns.get(i).getFirst();
      }
      samples.add(made(type, components, values));
    }
    return samples;
  }

  private static List<Object> column(RecordComponent component) {
    Type type = component.getGenericType();
    if (type instanceof ParameterizedType many) {
      var elements = of((Class<?>) many.getActualTypeArguments()[0]);
      if (many.getRawType() == Map.class) {
        var value = of((Class<?>) many.getActualTypeArguments()[1]).getFirst();
        return List.of(elements.stream().collect(Collectors.toMap(key -> key, _ -> value)));
      }
      return List.of(
          many.getRawType() == Set.class ? new LinkedHashSet<>(elements) : List.copyOf(elements));
    }
    return of((Class<?>) type);
  }

  private static boolean mayBeMissing(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Object made(
      Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no example of " + type, e);
    }
  }
}
