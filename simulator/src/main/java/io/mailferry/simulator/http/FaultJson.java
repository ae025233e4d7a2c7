package io.mailferry.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailferry.simulator.commands.LostAnswer;
import io.mailferry.simulator.faults.Fault;
import io.mailferry.simulator.faults.PlannedFault;
import io.mailferry.simulator.faults.Trigger;
import io.mailferry.simulator.moves.request.Mismatch;
import io.mailferry.simulator.moves.request.MoveFailure;
import io.mailferry.simulator.moves.request.StatusDetail;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a script: one object or an array of them. {@code fault} names what happens;
 * {@code at}, {@code onCommand} with {@code number}, or {@code whenMoveReaches} says when, none of
 * them means at once; {@code after} adds a delay. Durations are ISO 8601.
 */
final class FaultJson {
  private FaultJson() {}

  static List<PlannedFault> read(JsonNode body) {
    var planned = new ArrayList<PlannedFault>();
    if (body.isArray()) {
      body.forEach(line -> planned.add(line(line)));
    } else {
      planned.add(line(body));
    }
    return planned;
  }

  private static PlannedFault line(JsonNode line) {
    var trigger = trigger(line);
    return new PlannedFault(
        trigger, line.has("after") ? duration(line, "after") : Duration.ZERO, fault(line, trigger));
  }

  private static Trigger trigger(JsonNode line) {
    if (line.has("onCommand")) {
      return new Trigger.OnCommand(text(line, "onCommand"), line.path("number").asInt(1));
    }
    if (line.has("whenMoveReaches")) {
      return new Trigger.WhenMoveReaches(
          text(line, "whenMoveReaches"), line.has("in") ? text(line, "in") : null);
    }
    return new Trigger.After(line.has("at") ? duration(line, "at") : Duration.ZERO);
  }

  private static Fault fault(JsonNode line, Trigger trigger) {
    var name = text(line, "fault");
    return switch (name) {
      case "controllerGoesAway" ->
          new Fault.ControllerAway(text(line, "controller"), duration(line, "for"));
      case "accountExpires" ->
          new Fault.AccountExpires(text(line, "forest"), duration(line, "for"));
      case "clockIsWrong" -> new Fault.ClockWrong(duration(line, "ahead"), duration(line, "for"));
      case "failOver" -> new Fault.FailOver(text(line, "database"), duration(line, "gap"));
      case "failOverWithLoss" ->
          new Fault.LossyFailOver(
              text(line, "database"), duration(line, "gap"), duration(line, "lost"));
      case "dismounts" -> new Fault.Dismounted(text(line, "database"), duration(line, "for"));
      case "forgetsDatabase" ->
          new Fault.DatabaseUnknown(text(line, "database"), duration(line, "for"));
      case "losesAnswer" -> new Fault.AnswerLost(cmdlet(line, trigger), how(line));
      case "neverArrives" -> new Fault.NeverArrives(cmdlet(line, trigger));
      case "throttles" -> new Fault.Throttled(cmdlet(line, trigger), duration(line, "for"));
      case "shellsUnreachable" -> new Fault.ShellsUnreachable(duration(line, "for"));
      case "killsShells" -> new Fault.ShellsKilled();
      case "killsAShell" -> new Fault.ShellKilled(line.path("pick").asInt(0));
      case "failsMove" ->
          new Fault.MoveFails(
              mailbox(line),
              new MoveFailure(
                  text(line, "type"), line.path("side").asText("Source"), text(line, "message")));
      case "stalls" ->
          new Fault.MoveStalls(
              mailbox(line), StatusDetail.ofStall(text(line, "detail")), duration(line, "for"));
      case "ignoresRelease" -> new Fault.ReleaseIgnored(mailbox(line), duration(line, "for"));
      case "invalidates" ->
          new Fault.RequestNotValid(
              text(line, "mailbox"), Mismatch.named(text(line, "how")), duration(line, "for"));
      case "spoilsItems" ->
          new Fault.ItemsSpoiled(text(line, "mailbox"), line.path("count").asInt(1));
      case "replicationStops" -> new Fault.ReplicationStops(duration(line, "for"));
      case "proxiesGoAway" -> new Fault.ProxiesAway(duration(line, "for"));
      case "farCredentialExpires" ->
          new Fault.FarCredentialExpires(line.has("for") ? duration(line, "for") : null);
      case "visibilityLag" ->
          new Fault.VisibilityLag(
              duration(line, "for"), line.has("forest") ? text(line, "forest") : null);
      case "slowsQueues" -> new Fault.QueuesSlow(duration(line, "each"), duration(line, "for"));
      case "fillsLogVolume" ->
          new Fault.LogVolumeFills(
              text(line, "database"), line.path("bytes").asLong(0), duration(line, "for"));
      default -> throw new IllegalArgumentException("no fault is called " + name);
    };
  }

  private static @Nullable String mailbox(JsonNode line) {
    return line.has("mailbox") ? text(line, "mailbox") : null;
  }

  private static @Nullable String cmdlet(JsonNode line, Trigger trigger) {
    if (line.has("cmdlet")) {
      return text(line, "cmdlet");
    }
    return trigger instanceof Trigger.OnCommand command ? command.cmdlet() : null;
  }

  private static LostAnswer how(JsonNode line) {
    return line.has("how")
        ? LostAnswer.valueOf(text(line, "how").toUpperCase(Locale.ROOT))
        : LostAnswer.SILENCE;
  }

  private static String text(JsonNode line, String name) {
    var value = line.get(name);
    if (value == null || !value.isTextual()) {
      throw new IllegalArgumentException("'" + name + "' is missing in " + line);
    }
    return value.asText();
  }

  private static Duration duration(JsonNode line, String name) {
    try {
      return Duration.parse(text(line, name));
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException(
          "'" + name + "' is no duration such as PT5M: " + text(line, name), wrong);
    }
  }
}
