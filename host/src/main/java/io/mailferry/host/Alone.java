package io.mailferry.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a program in a session of its own, where the system can: Ctrl-C at a terminal reaches every
 * process of its group at once, and the parts are to stop one after the other. Where it cannot
 * (Windows), all stop at once, which costs no migration either.
 */
final class Alone {
  /** On Linux (util-linux, BusyBox); it becomes the program, whose process id stays the same. */
  private static final List<Path> SETSID =
      List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

  /** On macOS, which has no setsid command. */
  private static final Path PERL = Path.of("/usr/bin/perl");

  private static final String BEGIN_A_SESSION =
      "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127";

  private Alone() {}

  static List<String> in(List<String> command) {
    return Stream.concat(prefix().stream(), command.stream()).toList();
  }

  private static List<String> prefix() {
    return SETSID.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .map(found -> List.of(found.toString()))
        .orElseGet(Alone::withPerl);
  }

  static List<String> withPerl() {
    return Files.isExecutable(PERL) ? List.of(PERL.toString(), "-e", BEGIN_A_SESSION) : List.of();
  }
}
