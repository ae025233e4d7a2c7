package io.mailferry.activities.fault.table;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.row.FaultRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error that is known of Exchange is in the table, with a sample and the right class. */
class ChecklistTest {
  record Item(String where, String part, String code, String kind) {
    static Item of(String line) {
      var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      assertThat(cells).as(line).hasSize(4);
      return new Item(cells.get(0), cells.get(1), cells.get(2), cells.get(3));
    }
  }

  static Stream<Item> items() throws IOException {
    try (var list = ChecklistTest.class.getResourceAsStream("checklist.txt")) {
      var lines = new String(requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8).lines();
      return lines.filter(line -> !line.startsWith("#")).map(Item::of).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("items")
  void everyErrorThatIsKnownHasASampleThatIsClassifiedRight(Item item) {
    var samples =
        FaultTable.STANDARD.rows().stream()
            .filter(row -> row.code().equals(item.code()))
            .flatMap(row -> row.samples().stream())
            .map(FaultRow.Sample::report)
            .filter(report -> told(report).anyMatch(each -> each.contains(item.part())))
            .toList();

    assertThat(samples)
        .isNotEmpty()
        .allSatisfy(
            report ->
                assertThat(kind(FaultTable.STANDARD.fault(report, Effect.CHANGES, "New")))
                    .isEqualTo(item.kind()));
  }

  private static Stream<String> told(ErrorReport report) {
    return Stream.of(
            List.of(report.errorId(), report.reason(), report.message()), report.innerTypes())
        .flatMap(List::stream);
  }

  private static String kind(Fault fault) {
    return switch (fault) {
      case Fault.NotReached _ -> "NOT_REACHED";
      case Fault.Unconfirmed _ -> "UNCONFIRMED";
      case Fault.Busy _ -> "BUSY";
      case Fault.Away _ -> "AWAY";
      case Fault.Refused refused -> "REFUSED " + refused.reason();
    };
  }
}
