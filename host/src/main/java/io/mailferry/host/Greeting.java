package io.mailferry.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said when everything is up: where it is, and what to type in a second window. */
final class Greeting {
  private static final int USUAL_PORT = 7233;

  private Greeting() {}

  /** What is said at once, because the rest takes its time. */
  static String whileItComesUp(Wishes wishes) {
    return "Starting "
        + (wishes.practice()
            ? "the practice organisation, Temporal and a worker"
            : "Temporal and a worker")
        + ". This can take a minute or two; you are told when all is up, and what to type then.";
  }

  static String of(
      Wishes wishes,
      Folder folder,
      Programs programs,
      @Nullable Practice practice,
      SecondWindow window) {
    var lines = new ArrayList<String>();
    lines.add("Mailferry is up. Stop it with Ctrl-C.");
    lines.add("  Temporal      " + wishes.temporal().address());
    lines.add("  its pages     " + wishes.temporal().ui());
    lines.add("  the worker    " + wishes.worker().health());
    if (practice != null) {
      lines.add("  practice      " + practice.http());
    }
    lines.add("  data and logs " + folder.path());
    lines.addAll(inASecondWindow(wishes, folder, programs, window));
    return String.join(System.lineSeparator(), lines);
  }

  /** What to type there, so that it works as it is printed. */
  static List<String> inASecondWindow(
      Wishes wishes, Folder folder, Programs programs, SecondWindow window) {
    var lines = new ArrayList<String>();
    var settings = settings(wishes, folder, programs, window);
    if (!settings.isEmpty()) {
      lines.add("In a second window, first:");
      settings.forEach(each -> lines.add("  " + each));
    }
    lines.add("Then, for example:");
    if (wishes.practice()) {
      var plan = programs.home().resolve("examples").resolve("first-wave.csv");
      lines.add("  mailferry start " + window.typed(plan) + " --watch");
      lines.add(
          "It moves all twelve mailboxes. The operator's guide moves the same ones: before you type"
              + " it, stop here with Ctrl-C and start again; the settings stay as they are.");
    } else {
      lines.add("  mailferry start wave.csv --watch");
    }
    return lines;
  }

  private static List<String> settings(
      Wishes wishes, Folder folder, Programs programs, SecondWindow window) {
    var settings = new ArrayList<String>();
    if (!window.findsMailferry()) {
      settings.add(window.alsoLooksIn(programs.home()));
    }
    // Another may be the usual one of that window.
    if (wishes.practice() || wishes.temporal().port() != USUAL_PORT) {
      settings.add(window.setting("MAILFERRY_TEMPORAL", wishes.temporal().address()));
    }
    if (wishes.practice()) {
      settings.add(window.setting("MAILFERRY_JOURNAL", wishes.journal(folder)));
      settings.add(window.setting("MAILFERRY_KEY_FILE", wishes.keyFile(folder).toString()));
    }
    return settings;
  }
}
