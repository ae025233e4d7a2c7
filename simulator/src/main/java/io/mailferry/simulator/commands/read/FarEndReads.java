package io.mailferry.simulator.commands.read;

import io.mailferry.simulator.commands.call.Call;
import io.mailferry.simulator.moves.request.MoveFailure;
import io.mailferry.simulator.world.Organisation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cmdlet that asks the other forest whether it lets an account in. */
public final class FarEndReads {
  private FarEndReads() {}

  /** Test-MigrationServerAvailability. What is wrong is a result, and no error. */
  public static void availability(Call call) {
    var host = call.bound().text("RemoteServer").or(() -> call.bound().text("EmailAddress"));
    call.answer(outcome(host.orElse("?"), trouble(call, host.orElse("?"))));
  }

  private static Optional<String> trouble(Call call, String host) {
    var moves = call.context().moves();
    if (!isElsewhere(call.organisation(), host) || !moves.proxiesAnswer()) {
      return Optional.of("RemoteTransientException: " + silent(host));
    }
    return moves.letsNewOnesIn()
        ? Optional.empty()
        : Optional.of("RemotePermanentException: " + MoveFailure.unauthorized(host));
  }

  private static boolean isElsewhere(Organisation here, String host) {
    var name = host.toLowerCase(Locale.ROOT);
    return Arrays.stream(Organisation.values())
        .filter(each -> each != here)
        .anyMatch(each -> name.endsWith("." + each.domain()) || name.endsWith("@" + each.domain()));
  }

  private static String silent(String host) {
    return "The call to 'https://"
        + host
        + "/EWS/mrsproxy.svc' failed. Error details: There was no endpoint listening that could"
        + " accept the message.";
  }

  private static Map<String, @Nullable Object> outcome(String host, Optional<String> trouble) {
    var message = "The connection to the server '" + host + "' could not be completed.";
    var p = new LinkedHashMap<String, @Nullable Object>();
    p.put("Result", trouble.isEmpty() ? "Success" : "Failed");
    p.put("Message", trouble.isEmpty() ? null : message);
    p.put("SupportsCutover", false);
    p.put(
        "ErrorDetail",
        trouble
            .map(
                why ->
                    "Microsoft.Exchange.Migration.MigrationServerConnectionFailedException: "
                        + message
                        + " ---> Microsoft.Exchange.MailboxReplicationService."
                        + why)
            .orElse(null));
    return p;
  }
}
