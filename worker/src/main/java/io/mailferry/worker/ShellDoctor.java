package io.mailferry.worker;

import io.mailferry.worker.doctor.OneMailbox;
import io.mailferry.worker.doctor.finding.JsonReport;
import io.mailferry.worker.doctor.finding.Report;
import io.mailferry.worker.doctor.finding.TextReport;
import io.mailferry.worker.settings.SettingsCheck;
import io.mailferry.worker.settings.SettingsWords;
import io.mailferry.worker.settings.WorkerSettings;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * {@code mailferry shell check}: looks whether the shells of a worker's settings reach Exchange,
 * and what they may do there. It starts nothing of the worker and changes nothing.
 */
public final class ShellDoctor {
  private static final String MAILBOX = "--mailbox";
  private static final String DATABASE = "--target-database";
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s-][^@\\s]*@[^@\\s]+");
  private static final int WELL = 0;
  private static final int UNEXPECTED = 1;
  private static final int BAD_INPUT = 2;
  private static final int TO_PUT_RIGHT = 3;

  private static final String USAGE =
      """
      Usage: mailferry shell check [--json] [--mailbox ADDRESS [--target-database DB]] [SETTINGS]

      Looks at every organisation and connection of a worker's settings: shell, session, cmdlets,
      roles, clock, throttling, one read. It changes nothing.

        --json             print one object when all is looked at, instead of lines
        --mailbox ADDRESS  also try what moves depend on with a mailbox that a wave is to move: is
                           it found by its GUID, is the stamp of a request seen, is its status
                           understood, is it in no migration batch, and would Exchange take its
                           New-MoveRequest; that is sent with -WhatIf, which creates nothing
        --target-database DB
                           to which database, by its name; without it, the first that is there
        SETTINGS           as the worker takes them, e.g.
                           --spring.config.additional-location=file:/etc/mailferry/worker.yaml

      Exit codes: 0 all is well, 3 something is to be put right, 2 wrong settings or arguments,
      1 something unexpected. docs/connect/connecting-exchange.md says what each line means.\
      """;

  private ShellDoctor() {}

  /** Runs, and ends the process with the exit code. */
  public static void main(String[] arguments) {
    // What is wrong with the settings is told in our own words, and standard output is the
    // report's.
    LoggingSystem.get(ShellDoctor.class.getClassLoader())
        .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /** The same without ending the process; gives the exit code. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.isEmpty() || arguments.contains("--help") || arguments.contains("-h")) {
      out.println(USAGE);
      return WELL;
    }
    var rest = new ArrayList<>(arguments.subList(1, arguments.size()));
    var json = rest.remove("--json");
    var mailbox = option(MAILBOX, rest);
    var database = option(DATABASE, rest);
    if (mailbox != null && !ADDRESS.matcher(mailbox).matches()) {
      err.println("mailferry shell check: --mailbox takes the address of a mailbox, as in");
      err.println("  mailferry shell check --mailbox anna.berg@source.example");
      return BAD_INPUT;
    }
    if (database != null && (mailbox == null || database.isBlank() || database.startsWith("-"))) {
      err.println(
          "mailferry shell check: --target-database takes the name of a database, to which");
      err.println("the move of a mailbox is tried, as in");
      err.println(
          "  mailferry shell check --mailbox anna.berg@source.example --target-database TGT-DB01");
      return BAD_INPUT;
    }
    var strange =
        arguments.getFirst().equals("check")
            ? rest.stream().filter(each -> !each.startsWith("--")).findFirst().orElse(null)
            : arguments.getFirst();
    if (strange != null) {
      err.println("mailferry shell: not understood: " + strange);
      err.println(USAGE);
      return BAD_INPUT;
    }
    WorkerSettings settings;
    try {
      settings = settings(rest);
    } catch (RuntimeException wrong) {
      err.println(SettingsWords.of(wrong));
      return BAD_INPUT;
    }
    if (settings.organisations().isEmpty()) {
      err.println("mailferry.organisations: names none, so there is no shell to look at");
      return BAD_INPUT;
    }
    try {
      return check(settings, mailbox == null ? null : new OneMailbox(mailbox, database), json, out);
    } catch (RuntimeException unexpected) {
      err.println("mailferry shell check: unexpected: " + unexpected);
      return UNEXPECTED;
    }
  }

  /** Takes an option out of the arguments, which are settings otherwise; null without it. */
  private static @Nullable String option(String name, List<String> arguments) {
    var at = arguments.indexOf(name);
    if (at >= 0) {
      arguments.remove(at);
      return at < arguments.size() ? arguments.remove(at) : "";
    }
    for (var each : List.copyOf(arguments)) {
      if (each.startsWith(name + "=")) {
        arguments.remove(each);
        return each.substring(name.length() + 1);
      }
    }
    return null;
  }

  private static int check(
      WorkerSettings settings, @Nullable OneMailbox mailbox, boolean json, PrintStream out) {
    var report = new Report();
    var text = new TextReport(out);
    new Site(settings)
        .examine(
            mailbox,
            (subject, finding) -> {
              report.add(subject, finding);
              if (!json) {
                text.show(subject, finding);
              }
            });
    if (json) {
      out.println(JsonReport.of(report));
    } else {
      text.close(report);
    }
    return report.toPutRight() == 0 ? WELL : TO_PUT_RIGHT;
  }

  /** Bound exactly as the worker binds them, of which nothing else is started. */
  private static WorkerSettings settings(List<String> arguments) {
    // Said twice, a setting would be a list; and the worker's log is the worker's.
    var all =
        new ArrayList<>(arguments.stream().filter(each -> !each.startsWith("--logging.")).toList());
    all.add("--logging.threshold.console=OFF");
    all.add("--logging.file.name=");
    try (var context =
        new SpringApplicationBuilder(OnlySettings.class)
            .web(WebApplicationType.NONE)
            .logStartupInfo(false)
            .registerShutdownHook(false)
            .run(all.toArray(String[]::new))) {
      var settings = context.getBean(WorkerSettings.class);
      SettingsCheck.check(settings);
      return settings;
    }
  }

  /** Not marked as a configuration, so that the worker's own scan passes it over. */
  @EnableConfigurationProperties(WorkerSettings.class)
  static class OnlySettings {
    OnlySettings() {}
  }
}
