package io.mailferry.model.plan;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted for one mailbox; fixed for the life of its migration.
 *
 * @param wave the wave it belongs to
 * @param organisation where the commands run
 * @param mailbox whom to move
 * @param route which way
 * @param scope which part
 * @param target the database to move to
 * @param targetArchive the database for the archive, when another than the mailbox's
 * @param limits how much loss is accepted
 * @param cutover when it may switch
 * @param consents what was agreed to for the whole wave
 */
public record Intention(
    WaveName wave,
    OrganisationName organisation,
    MailboxGuid mailbox,
    Route route,
    MailboxScope scope,
    Database target,
    @Nullable Database targetArchive,
    Limits limits,
    CutoverOrder cutover,
    @JsonUnwrapped Consents consents) {
  /** One of a wave for which nothing was agreed to. */
  public Intention(
      WaveName wave,
      OrganisationName organisation,
      MailboxGuid mailbox,
      Route route,
      MailboxScope scope,
      Database target,
      @Nullable Database targetArchive,
      Limits limits,
      CutoverOrder cutover) {
    this(
        wave,
        organisation,
        mailbox,
        route,
        scope,
        target,
        targetArchive,
        limits,
        cutover,
        Consents.NONE);
  }

  /** The same of a wave for which that was agreed to. */
  public Intention with(Consents agreed) {
    return new Intention(
        wave, organisation, mailbox, route, scope, target, targetArchive, limits, cutover, agreed);
  }

  /** Everything but the archive's database is needed. */
  public Intention {
    Objects.requireNonNull(wave, "wave");
    Objects.requireNonNull(organisation, "organisation");
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(cutover, "cutover");
    Objects.requireNonNull(consents, "consents");
  }

  /** The database that {@code homeMDB} (or the archive's link) points to when the move is done. */
  public Database destination() {
    return scope == MailboxScope.ARCHIVE_ONLY && targetArchive != null ? targetArchive : target;
  }
}
