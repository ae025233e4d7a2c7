package io.mailferry.journal.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * H2's file, and the two ways of a command to it.
 *
 * <p>H2 by itself lets whoever comes first serve a file to all others, and a command that is
 * suspended would hold up every worker. So a command only connects to who serves the file already
 * (the file {@code .lock.db} says who that is, see "Automatic Mixed Mode" on <a
 * href="https://h2database.com/html/features.html#auto_mixed_mode">h2database.com</a>); where
 * nobody does, it opens the file alone, for the length of one question.
 *
 * @param path the file without its ending
 * @param parameters what else the address says, each after a semicolon
 */
record H2File(String path, String parameters) {
  private static final String PREFIX = "jdbc:h2:";
  private static final Pattern OTHER_KIND = Pattern.compile("[A-Za-z]{2,}:.*", Pattern.DOTALL);
  private static final Set<String> OURS =
      Set.of("AUTO_SERVER", "AUTO_SERVER_PORT", "FILE_LOCK", "IFEXISTS", "MAX_COMPACT_TIME");

  /** The file of an address; null when it is none, but a server or memory. */
  static @Nullable H2File of(String url) {
    if (!url.startsWith(PREFIX)) {
      return null;
    }
    var parts = url.substring(PREFIX.length()).split(";", -1);
    var name = parts[0].startsWith("file:") ? parts[0].substring(5) : parts[0];
    if (OTHER_KIND.matcher(name).matches()) {
      return null;
    }
    var others =
        Arrays.stream(parts)
            .skip(1)
            .filter(each -> !each.isBlank() && !OURS.contains(nameOf(each)))
            .map(each -> ";" + each)
            .collect(Collectors.joining());
    return new H2File(atHome(name), others);
  }

  private static String nameOf(String parameter) {
    return parameter.split("=", 2)[0].strip().toUpperCase(Locale.ROOT);
  }

  private static String atHome(String name) {
    return name.equals("~") || name.startsWith("~/")
        ? System.getProperty("user.home") + name.substring(1)
        : name;
  }

  /** The file on the disk. */
  Path onDisk() {
    return Path.of(path + ".mv.db");
  }

  /** The address of the process that serves the file; null when there seems to be none. */
  @Nullable String served() {
    var lock = new Properties();
    try (var text = Files.newBufferedReader(Path.of(path + ".lock.db"))) {
      lock.load(text);
    } catch (IOException | IllegalArgumentException _) {
      return null;
    }
    var server = lock.getProperty("server");
    var key = lock.getProperty("id");
    return server == null || key == null
        ? null
        : PREFIX + "tcp://" + server + "/" + key + parameters;
  }

  /** The address under which it is opened by one process alone, and never made. */
  String alone() {
    // Locked by the operating system, so that a process that is killed leaves no lock behind.
    return PREFIX + "file:" + path + parameters + ";IFEXISTS=TRUE;FILE_LOCK=FS;MAX_COMPACT_TIME=0";
  }
}
