package io.mailferry.activities.exchange.shell;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailferry.activities.fault.ErrorReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shell answered.
 *
 * @param result the objects, as flat JSON
 * @param warnings what was warned of; the command has been carried out all the same
 * @param error what went wrong; null when the command succeeded
 * @param server the Exchange server, when told
 * @param elapsedMillis the cmdlet's own time in the shell, without ours
 */
public record ShellReply(
    List<JsonNode> result,
    List<String> warnings,
    @Nullable ErrorReport error,
    @Nullable String server,
    double elapsedMillis) {
  /** The lists are copied. */
  public ShellReply {
    result = List.copyOf(result);
    warnings = List.copyOf(warnings);
  }
}
