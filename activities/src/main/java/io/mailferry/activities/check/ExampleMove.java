package io.mailferry.activities.check;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Part;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.workflows.check.OrganisationToCheck;
import java.util.Objects;
import java.util.UUID;

/** A move such as a wave will ask for, of nobody's mailbox, to find out what it needs. */
final class ExampleMove {
  private static final MailboxGuid NOBODY = new MailboxGuid(new UUID(0, 1));
  private static final Database SOMEWHERE = new Database(new UUID(0, 1), "example", "CN=example");

  private ExampleMove() {}

  static NewMove of(Organisation organisation, OrganisationToCheck check) {
    var common =
        new NewMove.Common(
            new WaveName("example"),
            Objects.requireNonNullElse(check.most(), Limits.NONE),
            brake(organisation, check));
    return switch (check.route()) {
      case LOCAL -> new NewMove.Local(NOBODY, new Part.Whole(SOMEWHERE, null), common);
      case PULL ->
          new NewMove.Pull(
              NOBODY, organisation.fullestFarEnd(check.route()), SOMEWHERE, null, common);
      case PUSH ->
          new NewMove.Push(
              NOBODY, organisation.fullestFarEnd(check.route()), SOMEWHERE, null, common);
    };
  }

  private static NewMove.Brake brake(Organisation organisation, OrganisationToCheck check) {
    var style = Objects.requireNonNullElse(check.holdWith(), CutoverStyle.COMPLETE_AFTER);
    return organisation.brake(style);
  }
}
