package io.mailferry.worker.doctor;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the shell's program is.
 *
 * @param executable what is to be started: a path or a mere name
 * @param named the setting or variable that names it; null when none does and the usual names were
 *     looked for on the PATH
 * @param file the file that would run; null when there is none that can be run
 * @param folders the folders of the PATH, where names are looked for
 */
public record ShellLocation(
    Path executable, @Nullable String named, @Nullable Path file, List<String> folders) {
  /** The list is copied. */
  public ShellLocation {
    folders = List.copyOf(folders);
  }

  /** How it was found, as a clause. */
  String how() {
    return named == null ? "found on the PATH" : "named by " + named;
  }
}
