package io.mailferry.activities.exchange.shell.transport;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the PowerShell of this machine. */
public final class PowerShells {
  /** The worker's setting {@code mailferry.shell.executable}, as the environment spells it. */
  public static final String VARIABLE = "MAILFERRY_SHELL_EXECUTABLE";

  /** In order of preference; on Windows its own comes first, which is what Exchange supports. */
  private static final List<String> USUAL = List.of("pwsh", "powershell.exe", "pwsh.exe");

  private PowerShells() {}

  /** The one that {@link #VARIABLE} names, else the usual one on the PATH. */
  public static Optional<Path> find() {
    return find("", System.getenv());
  }

  /**
   * The one that is stated, else that of {@link #VARIABLE}, else the usual one on the PATH.
   *
   * @param stated a path or a program's name; blank when nothing is stated
   * @return empty when nothing is stated and nothing is found; what is stated is not looked for
   */
  public static Optional<Path> find(String stated) {
    return find(stated, System.getenv());
  }

  /** The same by another environment than our own. */
  public static Optional<Path> find(String stated, Map<String, String> environment) {
    // Windows calls it Path, and a map of the environment minds the difference.
    var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(environment);
    return Stream.of(stated, anyCase.getOrDefault(VARIABLE, ""))
        .filter(each -> !each.isBlank())
        .map(Path::of)
        .findFirst()
        .or(() -> onPath(anyCase.getOrDefault("PATH", "")));
  }

  private static Optional<Path> onPath(String path) {
    return USUAL.stream().flatMap(shell -> onPath(shell, path)).findFirst();
  }

  /** The names that are looked for on the PATH when nothing is stated, in order of preference. */
  public static List<String> usualNames() {
    return USUAL;
  }

  /**
   * The file that would run when this is started: a path's own, or for a mere name the first of
   * that name on the PATH.
   *
   * @param executable as {@link #find} tells it
   * @param path the PATH of whoever starts it
   * @return empty when there is no such file or it cannot be run
   */
  public static Optional<Path> located(Path executable, String path) {
    if (executable.getNameCount() > 1 || executable.isAbsolute()) {
      return Optional.of(executable).filter(PowerShells::runs);
    }
    var name = executable.toString();
    return Stream.of(name, name + ".exe").flatMap(each -> onPath(each, path)).findFirst();
  }

  private static Stream<Path> onPath(String name, String path) {
    return Stream.of(path.split(File.pathSeparator))
        .filter(each -> !each.isBlank())
        .map(folder -> Path.of(folder, name))
        .filter(PowerShells::runs);
  }

  private static boolean runs(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
