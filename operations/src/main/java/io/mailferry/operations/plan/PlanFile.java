package io.mailferry.operations.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mailferry.model.Route;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** Writes a plan as {@link Plans} and Excel read it, with every column and every value. */
public final class PlanFile {
  /** Without it Excel takes the letters for those of its country. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String FIRST_OF_CUTOVERS = PlanColumn.COMPLETE_AFTER.nameFor(Route.PULL);

  private PlanFile() {}

  /**
   * Writes a new file.
   *
   * @throws OperationFailed when there is a file of that name already ({@link
   *     ProblemCode#BAD_NAME}), or it cannot be written ({@link ProblemCode#REPORT_NOT_WRITTEN})
   */
  public static void write(Path file, Route route, List<PlanLine> lines) {
    var format = CSVFormat.DEFAULT.builder().setRecordSeparator("\r\n").get();
    var text = new StringBuilder(BYTE_ORDER_MARK);
    try (var printer = format.print(text)) {
      var withCutovers =
          lines.stream().anyMatch(line -> line.cutover() != null || !line.zone().isEmpty());
      printer.printRecord(columns(route, lines, withCutovers));
      for (var line : lines) {
        printer.printRecord(values(line, withCutovers));
      }
      Files.writeString(file, text, UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new OperationFailed(
          ProblemCode.BAD_NAME,
          "there is a file " + file + " already; name another, or move it away",
          e);
    } catch (IOException e) {
      throw new OperationFailed(
          ProblemCode.REPORT_NOT_WRITTEN, "the plan " + file + " cannot be written (" + e + ")", e);
    }
  }

  private static List<Object> values(PlanLine line, boolean withCutovers) {
    var values = new ArrayList<Object>();
    values.add(line.address());
    values.add(line.targetDatabase());
    values.add(blank(line.targetArchiveDatabase()));
    values.add(line.badItemsStated() ? line.limits().badItems() : "");
    values.add(line.limits().largeItems() == 0 ? "" : line.limits().largeItems());
    values.add(line.scope().exchangeName());
    if (withCutovers) {
      var own = line.cutover();
      values.add(own == null ? "" : own.notBefore());
      values.add(own == null ? "" : own.windows());
      values.add(own == null ? "" : own.blackouts());
      values.add(line.zone());
    }
    return values;
  }

  private static List<String> columns(Route route, List<PlanLine> lines, boolean withCutovers) {
    var kinds =
        lines.stream()
            .flatMap(line -> Optional.ofNullable(line.kind()).stream())
            .distinct()
            .toList();
    var all = PlanColumn.names(route);
    var columns = withCutovers ? all : all.subList(0, all.indexOf(FIRST_OF_CUTOVERS));
    if (kinds.isEmpty()) {
      return columns;
    }
    var address = PlanColumn.EMAIL_ADDRESS.nameFor(route);
    var identity = IdentityColumn.of(kinds).names().getFirst();
    return columns.stream().map(name -> name.equals(address) ? identity : name).toList();
  }

  private static String blank(@Nullable String value) {
    return value == null ? "" : value;
  }
}
