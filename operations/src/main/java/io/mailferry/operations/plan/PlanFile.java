package io.mailferry.operations.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mailferry.model.Route;
import io.mailferry.operations.plan.PlanProblem.Code;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** Writes a plan as {@link Plans} and Excel read it, with every column and every value. */
public final class PlanFile {
  /** Without it Excel takes the letters for those of its country. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private PlanFile() {}

  /**
   * Writes a new file.
   *
   * @throws BadPlan when there is a file of that name already, or it cannot be written
   */
  public static void write(Path file, Route route, List<PlanLine> lines) {
    var format = CSVFormat.DEFAULT.builder().setRecordSeparator("\r\n").get();
    var text = new StringBuilder(BYTE_ORDER_MARK);
    try (var printer = format.print(text)) {
      printer.printRecord(columns(route, lines));
      for (var line : lines) {
        printer.printRecord(
            line.address(),
            line.targetDatabase(),
            blank(line.targetArchiveDatabase()),
            line.badItemsStated() ? line.limits().badItems() : "",
            line.limits().largeItems() == 0 ? "" : line.limits().largeItems(),
            line.scope().exchangeName());
      }
      Files.writeString(file, text, UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw refused("there is a file " + file + " already; name another, or move it away");
    } catch (IOException e) {
      throw refused("the plan " + file + " cannot be written: " + e.getMessage());
    }
  }

  private static List<String> columns(Route route, List<PlanLine> lines) {
    var kinds =
        lines.stream()
            .flatMap(line -> Optional.ofNullable(line.kind()).stream())
            .distinct()
            .toList();
    var columns = PlanColumn.names(route);
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

  private static BadPlan refused(String sentence) {
    return new BadPlan(PlanProblem.ofFile(Code.FILE_UNREADABLE, sentence));
  }
}
