package io.mailferry.activities.exchange.command.line;

import com.fasterxml.jackson.databind.node.NullNode;
import io.mailferry.activities.exchange.catalogue.CmdletName;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.fault.Effect;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A command line while it is written: values as docs/develop/shell-protocol.md has them. */
final class Line {
  private final CmdletName cmdlet;
  private final Effect effect;
  private final LinkedHashMap<String, Object> parameters = new LinkedHashMap<>();

  Line(CmdletName cmdlet, Effect effect) {
    this.cmdlet = cmdlet;
    this.effect = effect;
  }

  CmdletName cmdlet() {
    return cmdlet;
  }

  Set<String> names() {
    return parameters.keySet();
  }

  ShellCommand command() {
    return new ShellCommand(cmdlet.word(), parameters, effect);
  }

  private Line put(String parameter, Object value) {
    parameters.put(parameter, value);
    return this;
  }

  Line on(String parameter) {
    return put(parameter, true);
  }

  Line with(String parameter, String text) {
    return put(parameter, text);
  }

  Line with(String parameter, MailboxGuid mailbox) {
    return put(parameter, mailbox.toString());
  }

  Line with(String parameter, Database database) {
    return put(parameter, database.guid().toString());
  }

  Line with(String parameter, boolean value) {
    return put(parameter, value);
  }

  Line with(String parameter, int number) {
    return put(parameter, number);
  }

  Line with(String parameter, Instant at) {
    return put(parameter, Map.of("utc", at.toString()));
  }

  /** As .NET writes a {@code TimeSpan}: {@code 1.00:00:00}. */
  Line with(String parameter, Duration duration) {
    return put(
        parameter,
        "%d.%02d:%02d:%02d"
            .formatted(
                duration.toDays(),
                duration.toHoursPart(),
                duration.toMinutesPart(),
                duration.toSecondsPart()));
  }

  /** PowerShell's {@code $null}, which clears what was set. */
  Line nothing(String parameter) {
    return put(parameter, NullNode.getInstance());
  }

  Line withIfGiven(String parameter, @Nullable String text) {
    return text == null ? this : with(parameter, text);
  }

  Line withIfGiven(String parameter, @Nullable MailboxGuid mailbox) {
    return mailbox == null ? this : with(parameter, mailbox);
  }

  Line withIfGiven(String parameter, @Nullable Database database) {
    return database == null ? this : with(parameter, database);
  }

  Line credentialIfGiven(@Nullable String name) {
    return credentialIfGiven("RemoteCredential", name);
  }

  /** Its name travels; the secret is looked up where it is needed. */
  Line credentialIfGiven(String parameter, @Nullable String name) {
    return name == null ? this : put(parameter, Map.of("credential", name));
  }

  Line through(@Nullable String controller) {
    return withIfGiven("DomainController", controller);
  }
}
