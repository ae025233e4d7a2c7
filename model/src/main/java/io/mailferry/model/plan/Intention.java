package io.mailferry.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param leftovers what is done with the completed request of an earlier move; null for asking, and
 *     in the oldest histories
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
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Leftovers leftovers) {
  /** One that asks about leftovers. */
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
    this(wave, organisation, mailbox, route, scope, target, targetArchive, limits, cutover, null);
  }

  /** Everything but the archive's database and what is done with leftovers is needed. */
  public Intention {
    Objects.requireNonNull(wave, "wave");
    Objects.requireNonNull(organisation, "organisation");
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(cutover, "cutover");
  }

  /** The database that {@code homeMDB} (or the archive's link) points to when the move is done. */
  public Database destination() {
    return scope == MailboxScope.ARCHIVE_ONLY && targetArchive != null ? targetArchive : target;
  }
}
