package io.mailferry.rehearsal;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of rehearsals. */
@Command(
    name = "mailferry",
    description = "Rehearsals against the practice organisation.",
    subcommands = {DemoCommand.class, DrillCommand.class, BenchCommand.class})
public final class Rehearsal {
  private Rehearsal() {}

  /** Runs one rehearsal and exits with its code. */
  public static void main(String[] arguments) {
    Quiet.libraries();
    System.exit(new CommandLine(new Rehearsal()).execute(arguments));
  }
}
