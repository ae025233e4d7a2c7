package io.mailferry.model.failure;

import static io.mailferry.model.failure.Treatment.ASK;
import static io.mailferry.model.failure.Treatment.RESUME;
import static io.mailferry.model.failure.Treatment.RESUME_AFTER_THE_LOCK;
import static io.mailferry.model.failure.Treatment.RESUME_ONCE;

import io.mailferry.model.Route;
import io.mailferry.model.order.Choice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Failures of a request that are treated alike, with their sources in
 * docs/exchange/failures.md#families. The names are stable: they are counted.
 */
public enum FailureFamily {
  /** The source could not be turned into a mail user: the mailbox exists twice. */
  TWO_MAILBOXES(
      ASK,
      Remedies.RESUMED,
      "the mailbox now exists in both organisations",
      "compare both mailboxes before anybody sends mail to either"),
  /** More items are damaged than the plan lets be left behind. */
  BAD_ITEMS(
      ASK,
      Remedies.LIMITS,
      "more items are damaged than may be left behind",
      "repair the mailbox with New-MailboxRepairRequest and answer resume, or answer raise-limits"
          + " with a higher limit for damaged items"),
  /** More items are too large than the plan lets be left behind. */
  LARGE_ITEMS(
      ASK,
      Remedies.LIMITS,
      "more items are too large for the target than may be left behind",
      "raise the message size of the target and answer resume, or answer raise-limits with a"
          + " higher limit for large items"),
  /** Items that were in the source are not in the target. */
  MISSING_ITEMS(
      ASK,
      Remedies.LIMITS,
      "items are missing in the target after the copy",
      "look into the report of the request before the mailbox switches"),
  /** A mailbox is larger than its quota allows. */
  QUOTA(
      ASK,
      Remedies.ANEW,
      "the mailbox is larger than its quota in the target",
      "raise the quota of the mailbox or of the target database, and answer resume"),
  /** Rights on folders cannot be read or mapped. */
  FOLDER_RIGHTS(
      ASK,
      Remedies.LIMITS,
      "rights on its folders cannot be carried over",
      "mend the rights of the folders (New-MailboxRepairRequest -CorruptionType FolderACL where"
          + " their order is wrong) and answer resume, or answer raise-limits: each right counts as"
          + " a damaged item. Whoever accepts that all rights on folders are lost answers leave,"
          + " removes the request, and moves this mailbox by hand with -SkipMoving FolderACLs"),
  /** A rule of a folder, or a template that it answers with, is damaged or too large. */
  FOLDER_RULES(
      ASK,
      Remedies.ANEW,
      "the rules of a folder cannot be carried over",
      "remove the rule or the out-of-office template that the report names, or repair it with"
          + " New-MailboxRepairRequest -CorruptionType RuleMessageClass,CorruptJunkRule; where the"
          + " far endpoint answers 400, raise the size that the MRSProxy bindings in its web.config"
          + " allow. Then answer resume. "
          + Advices.RESTART_IS_THE_SAME
          + ". Whoever accepts that all rules are lost answers leave, removes the request, and"
          + " moves this mailbox by hand with -SkipMoving FolderRules"),
  /** The signature of the mailbox, by which Outlook knows its cache, cannot be read. */
  DAMAGED_SIGNATURE(
      ASK,
      Remedies.ANEW,
      "the signature of the mailbox cannot be read",
      "repair the mailbox with New-MailboxRepairRequest -CorruptionType"
          + " ProvisionedFolder,SearchFolder,AggregateCounts,FolderView, and answer resume. "
          + Advices.RESTART_IS_THE_SAME
          + ". Whoever accepts that every Outlook builds its cache of the mailbox anew answers"
          + " leave, removes the request, and moves this mailbox by hand with"
          + " -DoNotPreserveMailboxSignature, within one organisation"),
  /** Views or another part of the mailbox are damaged. */
  DAMAGED_MAILBOX(
      ASK,
      Remedies.ANEW,
      "a part of the mailbox cannot be read",
      "repair the mailbox with New-MailboxRepairRequest -CorruptionType"
          + " ProvisionedFolder,SearchFolder,AggregateCounts,FolderView, and answer resume. "
          + Advices.RESTART_IS_THE_SAME),
  /** A copy or the index of the target database lags. */
  COPIES_LAG(
      RESUME,
      Remedies.ANEW,
      "the copies of the target database lag behind or have failed over",
      "look at the health of the copies: Get-MailboxDatabaseCopyStatus"),
  /** The replication service still holds the mailbox for another move. */
  ANOTHER_MOVE(
      RESUME_AFTER_THE_LOCK,
      Remedies.ANEW,
      "the replication service still holds the mailbox for another move",
      "look for another request of this mailbox in both organisations, and, where the words speak"
          + " of a site, for the site of the servers in Active Directory"),
  /** It is of a mailbox that is elsewhere, or one of two, or without its object. */
  OUTDATED_REQUEST(
      RESUME,
      Remedies.ANEW,
      "the request does not fit what the directory shows of the mailbox",
      "look in which database the mailbox is, and for a second request of it in both"
          + " organisations; where there is none, answer restart, which removes this request and"
          + " submits another"),
  /** A database is dismounted, or was just activated on another server. */
  DATABASE_AWAY(
      RESUME,
      Remedies.ANEW,
      "a database is dismounted or has just moved to another server",
      "look whether the database is mounted, and on which server"),
  /** The target's store could not take a part of the mailbox just then. */
  TARGET_STORE(
      RESUME,
      Remedies.ANEW,
      "the store of the target database could not take a part of the mailbox",
      "look at the health of the target database, and at its event log"),
  /** The target's store could not save, or take away, what was copied. */
  NOT_SAVED(
      RESUME_ONCE,
      Remedies.ANEW,
      "the store of the target database could not save what was copied",
      "answer restart: Microsoft's own services begin such a request anew into the same database"),
  /** A domain controller that the replication service needs is away. */
  CONTROLLER_AWAY(
      RESUME,
      Remedies.ANEW,
      "the replication service could not use a domain controller",
      "look at the domain controllers of both forests"),
  /** The way between the servers, or a server on it, is overloaded or broken. */
  NETWORK(
      RESUME,
      Remedies.FAR_END,
      "the way between the servers is broken or overloaded",
      "look at the way between the forests: load balancers, time-outs, the MRS proxy"),
  /** The far account's password was changed, or the account was locked or has expired. */
  FAR_CREDENTIAL(
      ASK,
      Remedies.FAR_END,
      "the other forest does not let the account in that the request was given",
      "put the account's new password where the settings say that it is kept, or unlock it;"
          + " Mailferry tests the account now and then, and goes on by itself when it is let in;"
          + " answer repoint and it is tried at once; where the settings name no far.credential,"
          + " look at the authentication of the far EWS directory"),
  /** The far endpoint lets nobody in, or its MRS proxy is off. */
  ENDPOINT_REFUSED(
      RESUME,
      Remedies.FAR_END,
      "the other forest's endpoint turns the request away",
      "enable the MRS proxy on the EWS directory of every server behind the endpoint's name"
          + " (Set-WebServicesVirtualDirectory -MRSProxyEnabled $true), and look at what stands"
          + " before it and at the far account's rights"),
  /** What answers at the far endpoint does not let the MRS proxy answer. */
  ENDPOINT_WRONG(
      ASK,
      Remedies.FAR_END,
      "the web server at the other forest's endpoint does not let the MRS proxy answer",
      "look at the endpoint's address and at what stands before it, and at the far IIS: the handler"
          + " of .svc files, and the limits of a request's size; then answer resume"),
  /** The servers do not trust the far endpoint's certificate. */
  ENDPOINT_CERTIFICATE(
      ASK,
      Remedies.FAR_END,
      "the servers do not trust the certificate of the other forest's endpoint",
      "give the endpoint a certificate with its name that the servers trust, or let them trust the"
          + " one that it has, and answer resume"),
  /** One side was away for days. */
  CONNECTION_STALE(
      RESUME,
      Remedies.FAR_END,
      "one side could not be reached for very long",
      "repair the connection to that side"),
  /** The request crashed the replication service so often that it was put aside. */
  POISONED(
      RESUME_ONCE,
      Remedies.ANEW,
      "the replication service gave the request up after it had crashed over it",
      "look into the event log of the server that worked on it, and answer resume"),
  /** Exchange's servers have no right to write to the mailbox's object. */
  DIRECTORY_RIGHTS(
      ASK,
      Remedies.RESUMED,
      "Exchange may not write to the mailbox's directory object",
      "enable inheritance in the security of the mailbox's object; where its adminCount is 1, take"
          + " it out of the protected groups first, which switch that off again. Then look in which"
          + " database the mailbox is, and answer resume"),
  /** The last write to the directory failed. */
  DIRECTORY_UPDATE(
      RESUME_ONCE,
      Remedies.RESUMED,
      "the end of the move could not be written to the directory",
      "look in which database the mailbox is before anything else; then whether its directory"
          + " object inherits permissions (adminCount 1 is a sign that it does not), and answer"
          + " resume"),
  /** Exchange tried too often; its words name what it met most. */
  TRIED_TOO_OFTEN(
      RESUME,
      Remedies.ANEW,
      "Exchange tried too often",
      "look at the failure that Exchange names as the most common one"),
  /** Exchange's own name for it says that it passes. */
  PASSING(
      RESUME, Remedies.ANEW, "Exchange calls the reason passing", "look at what Exchange names"),
  /** Nothing of the above. */
  UNKNOWN(
      RESUME_ONCE,
      Remedies.ANEW,
      "Mailferry does not know this failure",
      "look into the report: Get-MoveRequestStatistics -IncludeReport");

  /** What is said of more than one family. */
  private static final class Advices {
    private static final String RESTART_IS_THE_SAME =
        "Restart sends the same command again, and helps only after the repair";

    private Advices() {}
  }

  private enum Remedies {
    RESUMED,
    ANEW,
    LIMITS,
    FAR_END
  }

  private final Treatment treatment;
  private final Remedies remedies;
  private final String cause;
  private final String advice;

  FailureFamily(Treatment treatment, Remedies remedies, String cause, String advice) {
    this.treatment = treatment;
    this.remedies = remedies;
    this.cause = cause;
    this.advice = advice;
  }

  /** What is done about it without asking anybody. */
  public Treatment treatment() {
    return treatment;
  }

  /**
   * What a person can choose, besides looking again and leaving it. A mailbox that may have moved,
   * or exists twice, is not begun anew, and only a move between forests has a far end.
   */
  public List<Choice> remedies(Route route) {
    return switch (remedies) {
      case RESUMED -> List.of(Choice.RESUME);
      case ANEW -> List.of(Choice.RESUME, Choice.RESTART);
      case LIMITS -> List.of(Choice.RAISE_LIMITS, Choice.RESUME, Choice.RESTART);
      case FAR_END ->
          route.crossForest()
              ? List.of(Choice.REPOINT, Choice.RESUME, Choice.RESTART)
              : List.of(Choice.RESUME, Choice.RESTART);
    };
  }

  /** The family of which a question's cause speaks; empty when it speaks of something else. */
  public static Optional<FailureFamily> ofQuestion(String cause) {
    return Arrays.stream(values())
        .filter(family -> cause.equals(family.word()) || cause.startsWith(family.word() + "/"))
        .findFirst();
  }

  /** A durable word for programs, e.g. {@code failed/bad-items}. */
  public String word() {
    return "failed/" + kind();
  }

  private String kind() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it says only that something went wrong, and what did has to be looked for. */
  public boolean isVague() {
    return this == TRIED_TOO_OFTEN || this == PASSING || this == UNKNOWN;
  }

  /** What went wrong, as a part of a sentence. */
  public String cause() {
    return cause;
  }

  /** What a person can do, as an order. */
  public String advice() {
    return advice;
  }
}
