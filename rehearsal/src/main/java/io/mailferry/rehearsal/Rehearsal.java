package io.mailferry.rehearsal;

import io.mailferry.starter.Misuse;
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
    System.exit(commands().execute(arguments));
  }

  /** What a rehearsal does not understand is told as by every other command. */
  static CommandLine commands() {
    return new CommandLine(new Rehearsal()).setParameterExceptionHandler((e, _) -> Misuse.told(e));
  }
}
