package io.mailferry.simulator.commands.read;

import com.unboundid.ldap.sdk.Entry;
import io.mailferry.simulator.commands.call.Call;
import io.mailferry.simulator.directory.MoveStamp;
import io.mailferry.simulator.moves.request.RequestStatus;
import io.mailferry.simulator.world.Mailbox;
import io.mailferry.simulator.world.MailboxKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cmdlets that read recipients from the directory. */
public final class RecipientReads {
  private RecipientReads() {}

  /** Get-Mailbox. */
  public static void mailboxes(Call call) {
    recipients(call, true);
  }

  /** Get-MailUser. */
  public static void mailUsers(Call call) {
    recipients(call, false);
  }

  private static void recipients(Call call, boolean withMailbox) {
    var identity = call.bound().text("Identity");
    if (identity.isPresent()) {
      var on = call.controllerFor(identity.get());
      var mailbox = call.mailbox(identity.get(), on);
      var entry = on.entry(call.user(mailbox));
      if (entry.hasAttribute("homeMDB") != withMailbox) {
        throw Call.noObject(identity.get(), on);
      }
      call.answer(mailbox, recipient(call, mailbox, entry));
      return;
    }
    call.controller();
    var limit = call.bound().number("ResultSize", 1000);
    for (var mailbox : call.context().world().mailboxes()) {
      var entry =
          mailbox
              .in(call.organisation())
              .flatMap(user -> call.readerOf(user).map(on -> on.entry(user)))
              .filter(each -> each.hasAttribute("homeMDB") == withMailbox);
      if (call.results().size() < limit && entry.isPresent()) {
        call.answer(mailbox, recipient(call, mailbox, entry.get()));
      }
    }
  }

  private static String kind(Entry entry) {
    var type = entry.getAttributeValue("msExchRecipientTypeDetails");
    return Arrays.stream(MailboxKind.values())
        .filter(each -> Integer.toString(each.recipientType()).equals(type))
        .map(MailboxKind::label)
        .findFirst()
        .orElse(MailboxKind.USER.label());
  }

  private static Map<String, @Nullable Object> recipient(Call call, Mailbox mailbox, Entry entry) {
    var stamp = MoveStamp.on(entry);
    var home = entry.getAttributeValue("homeMDB");
    var p = new LinkedHashMap<String, @Nullable Object>();
    p.put("Guid", call.user(mailbox).objectGuid().toString());
    p.put("ExchangeGuid", mailbox.exchangeGuid().toString());
    p.put("ArchiveGuid", mailbox.archiveGuid().map(Object::toString).orElse(null));
    p.put("RecipientTypeDetails", home == null ? "MailUser" : kind(entry));
    p.put("Database", home == null ? null : home.substring(3, home.indexOf(',')));
    p.put("PrimarySmtpAddress", entry.getAttributeValue("mail"));
    p.put("ExternalEmailAddress", entry.getAttributeValue("targetAddress"));
    p.put("LegacyExchangeDN", entry.getAttributeValue("legacyExchangeDN"));
    p.put(
        "MailboxMoveStatus",
        stamp
            .flatMap(each -> RequestStatus.of(each.status()))
            .map(RequestStatus::label)
            .orElse("None"));
    p.put("MailboxMoveBatchName", stamp.map(MoveStamp::batchName).orElse(null));
    return p;
  }
}
