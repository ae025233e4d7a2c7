package io.mailferry.activities;

import io.mailferry.activities.directory.Account;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.MoveFlags;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Intention;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The usual people, databases and wishes of these tests. */
public final class Given {
  public static final MailboxGuid ANNA = MailboxGuid.of("a11a0000-0000-4000-8000-000000000001");
  public static final MailboxGuid BERND = MailboxGuid.of("be12d000-0000-4000-8000-000000000002");
  public static final OrganisationName ORGANISATION = new OrganisationName("target");
  public static final WaveName WAVE = new WaveName("first-wave");
  public static final Database TARGET = database("TGT-DB01", "target");
  public static final Database OTHER_TARGET = database("TGT-DB02", "target");
  public static final Database SOURCE = database("SRC-DB01", "source");
  public static final String DELIVERY_DOMAIN = "target.example";

  private Given() {}

  public static Database database(String name, String forest) {
    return new Database(
        UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        name,
        "CN=" + name + ",CN=Databases,CN=Exchange,DC=" + forest + ",DC=example");
  }

  public static Intention pull() {
    return intention(Route.PULL);
  }

  public static Intention intention(Route route) {
    return intention(ANNA, route, MailboxScope.PRIMARY_AND_ARCHIVE, CutoverStyle.COMPLETE_AFTER);
  }

  public static Intention intention(
      MailboxGuid mailbox, Route route, MailboxScope scope, CutoverStyle style) {
    return intention(mailbox, route, scope, new CutoverOrder(style, null));
  }

  public static Intention intention(Route route, CutoverOrder cutover) {
    return intention(ANNA, route, MailboxScope.PRIMARY_AND_ARCHIVE, cutover);
  }

  private static Intention intention(
      MailboxGuid mailbox, Route route, MailboxScope scope, CutoverOrder cutover) {
    return new Intention(
        WAVE,
        ORGANISATION,
        mailbox,
        route,
        scope,
        TARGET,
        scope == MailboxScope.ARCHIVE_ONLY ? OTHER_TARGET : null,
        Limits.NONE,
        cutover);
  }

  /** The same, whose archive goes to a database of its own. */
  public static Intention withArchiveTo(Intention any, Database archive) {
    return new Intention(
        any.wave(),
        any.organisation(),
        any.mailbox(),
        any.route(),
        any.scope(),
        any.target(),
        archive,
        any.limits(),
        any.cutover());
  }

  // ------------------------------------------------------------------ in the directories

  /** The same object with an archive that lives there. */
  public static DirectoryEntry withArchive(DirectoryEntry entry, Home archiveHome) {
    return new DirectoryEntry(
        entry.objectGuid(),
        entry.mailbox(),
        new UUID(1, 1),
        entry.recipientType(),
        entry.home(),
        archiveHome,
        entry.addresses(),
        entry.x500(),
        entry.legacyExchangeDn(),
        entry.alias(),
        entry.stamp(),
        entry.account());
  }

  /** A mailbox where it begins its journey. */
  public static DirectoryEntry mailbox(MailboxGuid guid, String name, Home home) {
    return entry(
        guid,
        1,
        home,
        List.of(name + "@source.example"),
        List.of(),
        "/o=Source/ou=Exchange/cn=Recipients/cn=" + name,
        name,
        new Stamp.Absent());
  }

  /** The mail user that was prepared for it in the other forest. */
  public static DirectoryEntry prepared(MailboxGuid guid, String name) {
    return entry(
        guid,
        DirectoryEntry.MAIL_USER,
        new Home.MailUser("source.example"),
        List.of(name + "@source.example", name + "@" + DELIVERY_DOMAIN),
        List.of("/o=Source/ou=Exchange/cn=Recipients/cn=" + name),
        "/o=Target/ou=Exchange/cn=Recipients/cn=" + name,
        name,
        new Stamp.Absent());
  }

  public static Home in(Database database) {
    return new Home.InDatabase(database.distinguishedName());
  }

  public static DirectoryEntry entry(
      @Nullable MailboxGuid guid,
      long type,
      Home home,
      List<String> addresses,
      List<String> x500,
      @Nullable String legacy,
      @Nullable String alias,
      Stamp stamp) {
    return new DirectoryEntry(
        UUID.nameUUIDFromBytes(
            addresses.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        guid,
        null,
        type,
        home,
        new Home.Missing(),
        addresses,
        x500,
        legacy,
        alias,
        stamp,
        Account.UNSEEN);
  }

  public static DirectoryEntry living(DirectoryEntry entry, Home home) {
    var type = home instanceof Home.InDatabase ? 1 : DirectoryEntry.MAIL_USER;
    return like(entry, type, home, entry.stamp(), entry.account());
  }

  /** The same object, of this kind ({@code msExchRecipientTypeDetails}). */
  public static DirectoryEntry ofKind(DirectoryEntry entry, long type) {
    return like(entry, type, entry.home(), entry.stamp(), entry.account());
  }

  /** The same object, with this account behind it. */
  public static DirectoryEntry with(DirectoryEntry entry, Account account) {
    return like(entry, entry.recipientType(), entry.home(), entry.stamp(), account);
  }

  public static DirectoryEntry stamped(DirectoryEntry entry, Stamp stamp) {
    return like(entry, entry.recipientType(), entry.home(), stamp, entry.account());
  }

  private static DirectoryEntry like(
      DirectoryEntry entry, long type, Home home, Stamp stamp, Account account) {
    return new DirectoryEntry(
        entry.objectGuid(),
        entry.mailbox(),
        entry.archive(),
        type,
        home,
        entry.archiveHome(),
        entry.addresses(),
        entry.x500(),
        entry.legacyExchangeDn(),
        entry.alias(),
        stamp,
        account);
  }

  // ------------------------------------------------------------------ in Exchange

  public static Stamp stamp(RequestStatus status, Route route, @Nullable String batchName) {
    var flags =
        switch (route) {
          case LOCAL -> 2;
          case PULL -> 9;
          case PUSH -> 5;
        };
    return new Stamp.Present(
        status,
        new MoveFlags(flags),
        batchName,
        null,
        null,
        route == Route.PUSH ? null : TARGET.distinguishedName());
  }

  public static QueueItem.Present request(RequestStatus status) {
    return request(status, "Copying", Route.PULL, WAVE.batchName());
  }

  public static QueueItem.Present request(
      RequestStatus status, String detail, Route route, @Nullable String batchName) {
    return new QueueItem.Present(
        UUID.fromString("0e90e57a-0000-4000-8000-000000000001"),
        status,
        detail,
        route,
        batchName,
        TARGET.name(),
        SOURCE.name(),
        false,
        null,
        new QueueItem.Progress(40, 4_000, 10_000, 7, 0),
        QueueItem.Times.UNKNOWN,
        null);
  }

  public static QueueItem.Present completingAfter(QueueItem.Present item, Instant at) {
    return copy(item, item.suspendWhenReady(), at, item.limits());
  }

  public static QueueItem.Present restingWhenReady(QueueItem.Present item) {
    return copy(item, true, item.completeAfter(), item.limits());
  }

  public static QueueItem.Present limited(QueueItem.Present item, Limits limits) {
    return copy(item, item.suspendWhenReady(), item.completeAfter(), limits);
  }

  private static QueueItem.Present copy(
      QueueItem.Present item,
      boolean suspendWhenReady,
      @Nullable Instant completeAfter,
      @Nullable Limits limits) {
    return new QueueItem.Present(
        item.request(),
        item.status(),
        item.statusDetail(),
        item.route(),
        item.batchName(),
        item.targetDatabase(),
        item.sourceDatabase(),
        suspendWhenReady,
        completeAfter,
        item.progress(),
        item.times(),
        item.failure(),
        limits);
  }

  public static QueueItem.Present timed(QueueItem.Present item, QueueItem.Times times) {
    return new QueueItem.Present(
        item.request(),
        item.status(),
        item.statusDetail(),
        item.route(),
        item.batchName(),
        item.targetDatabase(),
        item.sourceDatabase(),
        item.suspendWhenReady(),
        item.completeAfter(),
        item.progress(),
        times,
        item.failure(),
        item.limits());
  }

  public static QueueItem.Present but(QueueItem.Present item, RequestStatus status, String detail) {
    return new QueueItem.Present(
        item.request(),
        status,
        detail,
        item.route(),
        item.batchName(),
        item.targetDatabase(),
        item.sourceDatabase(),
        item.suspendWhenReady(),
        item.completeAfter(),
        item.progress(),
        item.times(),
        item.failure(),
        item.limits());
  }
}
