package io.mailferry.starter;

import io.mailferry.operations.plan.PlanLine;
import io.mailferry.operations.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mailferry check}: reads a plan and connects to nothing. */
@Command(
    name = "check",
    header = "Read a plan and name everything that is wrong with it. Connects to nothing.",
    footer = {
      "",
      "Example:  mailferry check first-wave.csv",
      "Exit codes:  0 the plan is good · 2 it is not"
    })
final class CheckCommand implements Callable<ExitCode> {
  private final Desk desk;

  @Mixin private final PlanOptions plan = new PlanOptions();

  CheckCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public ExitCode call() {
    var read = plan.read(desk);
    var perDatabase =
        read.lines().stream()
            .collect(
                Collectors.groupingBy(
                    PlanLine::targetDatabase, TreeMap::new, Collectors.counting()));
    var head = new LinkedHashMap<String, @Nullable Object>();
    head.put("plan", plan.file.toString());
    head.put("good", true);
    head.put("route", Converters.typed(plan.route));
    head.put("mailboxes", read.lines().size());
    head.put("databases", perDatabase);
    var text = new ArrayList<String>();
    text.add(
        plan.file
            + ": "
            + Words.count(read.lines().size(), "mailbox", "mailboxes")
            + ", route "
            + Converters.typed(plan.route)
            + ", no problem of form");
    perDatabase.forEach((database, count) -> text.add("  " + count + " to " + database));
    text.add(
        "Whether the mailboxes and databases exist is checked when you start it: mailferry start "
            + plan.file);
    desk.print(Sheet.ofOne(head, text));
    return ExitCode.OK;
  }
}
