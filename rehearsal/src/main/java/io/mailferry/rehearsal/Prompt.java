package io.mailferry.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.model.WaveName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an operator types, in a process of its own each time.
 *
 * @param home the folder of the project, where the launcher is
 * @param work where the rehearsal keeps journal and key
 * @param temporal host and port of Temporal
 * @param temporalCommand Temporal's own command
 */
record Prompt(Path home, Path work, String temporal, String temporalCommand) {
  /** How often an order is given while no worker answers; each waits some seconds by itself. */
  private static final int MOST_TRIES = 12;

  private static final int TEMPORAL_AWAY = 40;
  private static final int REFUSED = 4;

  /** Types one of our commands. */
  Tool.Said mailferry(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(home.resolve("mailferry").toString()));
    command.addAll(List.of(arguments));
    return Tool.run(
        command,
        Map.of(
            "MAILFERRY_TEMPORAL",
            temporal,
            "MAILFERRY_JOURNAL",
            EngineRoom.journalUrl(work),
            "MAILFERRY_KEY_FILE",
            work.resolve("plan.key").toString()));
  }

  /** The same where a command that cannot even run is only one more answer. */
  Tool.Said mailferryQuietly(String... arguments) {
    try {
      return mailferry(arguments);
    } catch (IOException e) {
      return new Tool.Said(-1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Tool.Said(-1, "interrupted");
    }
  }

  /**
   * Gives an order and gives it again while nobody takes it, as a person would whose worker is just
   * dying. An order that Temporal keeps is taken: given again, it would be a second one. A refusal
   * of the repetition means that the order had been taken before.
   *
   * @return whether it was taken, and what was said last
   */
  Insisted insist(String... order) throws IOException, InterruptedException {
    var said = mailferry(order);
    var tries = 1;
    while (said.code() == TEMPORAL_AWAY && !isKept(said) && tries++ < MOST_TRIES) {
      said = mailferry(order);
    }
    var taken = said.code() == 0 || isKept(said) || (tries > 1 && said.code() == REFUSED);
    return new Insisted(taken, said);
  }

  /** Whether the order is left in Temporal, and carried out when a worker is back. */
  static boolean isKept(Tool.Said said) {
    return said.output().contains("is carried out when a worker is back");
  }

  /**
   * What came of an order.
   *
   * @param taken whether it was taken
   * @param last what was said last
   */
  record Insisted(boolean taken, Tool.Said last) {}

  /** Sends a signal with Temporal's own command. */
  void signal(String workflow, String name) throws IOException, InterruptedException {
    var said =
        Tool.run(
            List.of(
                temporalCommand,
                "workflow",
                "signal",
                "--address",
                temporal,
                "--workflow-id",
                workflow,
                "--name",
                name),
            Map.of());
    if (said.code() != 0) {
      throw new IOException("temporal workflow signal failed: " + said.output());
    }
  }

  /** How many workflows Temporal's own command finds for a wave; -1 when it could not look. */
  int countByWave(WaveName wave) {
    try {
      var said =
          Tool.run(
              List.of(
                  temporalCommand,
                  "workflow",
                  "list",
                  "--address",
                  temporal,
                  "--query",
                  "MailferryWave=\"" + wave + "\"",
                  "--output",
                  "json"),
              Map.of());
      return new ObjectMapper().readTree(said.output()).size();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
