package io.mailferry.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said when everything is up: where it is, and what to type in a second window. */
final class Greeting {
  private static final int USUAL_PORT = 7233;

  private Greeting() {}

  static String of(Wishes wishes, Folder folder, @Nullable Practice practice) {
    var lines = new ArrayList<String>();
    lines.add("Mailferry is up. Stop it with Ctrl-C.");
    lines.add("  Temporal      " + wishes.temporal().address());
    lines.add("  its pages     " + wishes.temporal().ui());
    lines.add("  the worker    " + wishes.worker().health());
    if (practice != null) {
      lines.add("  practice      " + practice.http());
    }
    lines.add("  data and logs " + folder.path());
    var settings = settings(wishes, folder);
    if (!settings.isEmpty()) {
      lines.add("In a second window, first:");
      settings.forEach(each -> lines.add("  " + each));
    }
    lines.add("Then, for example:");
    lines.add(
        "  mailferry start "
            + (practice == null ? "wave.csv" : "examples/first-wave.csv")
            + " --watch");
    return String.join(System.lineSeparator(), lines);
  }

  private static List<String> settings(Wishes wishes, Folder folder) {
    var settings = new ArrayList<String>();
    if (wishes.temporal().port() != USUAL_PORT) {
      settings.add(setting("MAILFERRY_TEMPORAL", wishes.temporal().address()));
    }
    if (wishes.practice()) {
      settings.add(setting("MAILFERRY_JOURNAL", wishes.journal(folder)));
      settings.add(setting("MAILFERRY_KEY_FILE", wishes.keyFile(folder).toString()));
    }
    return settings;
  }

  private static String setting(String name, String value) {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")
        ? "set \"" + name + "=" + value + "\""
        : "export " + name + "='" + value.replace("'", "'\\''") + "'";
  }
}
