package io.mailferry.workflows;

import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.Order;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.SealedText;
import io.mailferry.model.plan.WantedApproval;
import io.mailferry.model.plan.WavePlan;
import java.util.UUID;
import java.util.stream.IntStream;

/** What most stories begin with. */
public final class Given {
  static final WaveName WAVE = new WaveName("spring");
  static final OrganisationName ORGANISATION = new OrganisationName("target");
  static final Database TARGET =
      new Database(new UUID(7, 1), "TGT-DB01", "CN=TGT-DB01,CN=Databases,DC=target,DC=example");
  static final String SOURCE = "CN=SRC-DB07,CN=Databases,DC=target,DC=example";
  public static final MailboxGuid MAILBOX = mailbox(1);
  static final Order ANNA = new Order("quarter's end", "anna");
  static final Order BEN = new Order("the manager asked for it", "ben");

  /** Anna has started the wave, and somebody else has to approve it. */
  static final Consents APPROVAL_AFTER_ANNA = Consents.NONE.with(new WantedApproval("anna"));

  private Given() {}

  static MailboxGuid mailbox(int number) {
    return new MailboxGuid(new UUID(1, number));
  }

  public static Intention intention(MailboxGuid mailbox) {
    return intention(mailbox, CutoverOrder.AS_SOON_AS_COPIED);
  }

  static Intention intention(MailboxGuid mailbox, CutoverOrder cutover) {
    return new Intention(
        WAVE,
        ORGANISATION,
        mailbox,
        Route.LOCAL,
        MailboxScope.PRIMARY_AND_ARCHIVE,
        TARGET,
        null,
        Limits.NONE,
        cutover);
  }

  /** The same from another forest. */
  static Intention fromAnotherForest(Intention local) {
    return new Intention(
        local.wave(),
        local.organisation(),
        local.mailbox(),
        Route.PULL,
        local.scope(),
        local.target(),
        local.targetArchive(),
        local.limits(),
        local.cutover());
  }

  static WavePlan plan(int lines) {
    return plan(lines, CutoverOrder.AS_SOON_AS_COPIED);
  }

  static WavePlan plan(int lines, CutoverOrder cutover) {
    return new WavePlan(
        WAVE,
        ORGANISATION,
        Route.LOCAL,
        cutover,
        IntStream.rangeClosed(1, lines).mapToObj(Given::line).toList());
  }

  private static PlannedMailbox line(int number) {
    return new PlannedMailbox(
        number,
        new SealedText("sealed-" + number),
        TARGET.name(),
        null,
        Limits.NONE,
        MailboxScope.PRIMARY_AND_ARCHIVE);
  }
}
