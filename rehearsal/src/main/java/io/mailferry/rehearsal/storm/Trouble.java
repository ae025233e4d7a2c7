package io.mailferry.rehearsal.storm;

import java.time.Duration;
import java.util.List;

/**
 * Something that only a person can settle. It is one cause, however many mailboxes share it, so it
 * is worth exactly one question.
 */
public sealed interface Trouble {
  /** A plan that names limits lets so many damaged items be left behind. */
  int BAD_ITEM_LIMIT = 10;

  /** Under this batch name somebody else moves mailboxes. */
  String BATCH = "by hand";

  /** Under this one somebody moved mailboxes before. */
  String EARLIER_BATCH = "Balancing";

  /** What those ask about whom the other forest does not let in. */
  String FAR_CREDENTIAL = "failed/far-credential";

  /**
   * Whom it concerns.
   *
   * @return numbers of mailboxes, from 0 in the simulator's order; at least one
   */
  List<Integer> mailboxes();

  /** The cause as the question names it. */
  String cause();

  /** In a few words. */
  String words();

  /** More items are damaged than the plan lets be left behind. */
  record SpoiltItems(List<Integer> mailboxes, int items) implements Trouble {
    /** The list is copied. */
    public SpoiltItems {
      mailboxes = List.copyOf(mailboxes);
    }

    @Override
    public String cause() {
      return "failed/bad-items";
    }

    @Override
    public String words() {
      return items + " items are damaged in " + count(mailboxes);
    }
  }

  /**
   * The plan names no limits, which between two forests means that nothing may be left behind, and
   * some items are damaged.
   */
  record BlankLimits(List<Integer> mailboxes, int items) implements Trouble {
    /** The list is copied. */
    public BlankLimits {
      mailboxes = List.copyOf(mailboxes);
    }

    @Override
    public String cause() {
      return "failed/bad-items";
    }

    @Override
    public String words() {
      return "the plan names no limits, and " + items + " items are damaged in " + count(mailboxes);
    }
  }

  /** The mailboxes are larger than their quota in the target, until somebody raises it. */
  record OverQuota(List<Integer> mailboxes) implements Trouble {
    /** The list is copied. */
    public OverQuota {
      mailboxes = List.copyOf(mailboxes);
    }

    @Override
    public String cause() {
      return "failed/quota";
    }

    @Override
    public String words() {
      return "the quota of " + count(mailboxes) + " is too small";
    }
  }

  /** Somebody else moves the mailboxes already when the wave begins. */
  record SomebodyElses(List<Integer> mailboxes) implements Trouble {
    /** The list is copied. */
    public SomebodyElses {
      mailboxes = List.copyOf(mailboxes);
    }

    @Override
    public String cause() {
      return "foreign-request/" + BATCH;
    }

    @Override
    public String words() {
      return "somebody else moves " + count(mailboxes) + " already";
    }
  }

  /**
   * Somebody moved the mailboxes within the organisation before and left the completed requests,
   * and the plan does not say what to do with them.
   */
  record Leftovers(List<Integer> mailboxes) implements Trouble {
    /** The list is copied. */
    public Leftovers {
      mailboxes = List.copyOf(mailboxes);
    }

    @Override
    public String cause() {
      return "leftover/" + EARLIER_BATCH;
    }

    @Override
    public String words() {
      return "the mailboxes move within one organisation, in which somebody moved "
          + mailboxes.size()
          + " of them before and left the completed requests";
    }
  }

  /** An operator removes the requests in the middle of their copy. */
  record RemovedBehindOurBack(List<Integer> mailboxes) implements Trouble {
    /** The list is copied. */
    public RemovedBehindOurBack {
      mailboxes = List.copyOf(mailboxes);
    }

    @Override
    public String cause() {
      return "request-vanished";
    }

    @Override
    public String words() {
      return "an operator removes the requests of " + count(mailboxes);
    }
  }

  /**
   * The password of the account by which requests reach the other forest is changed: all that are
   * at work fail, and no more are taken.
   */
  record FarPasswordChanged(List<Integer> mailboxes) implements Trouble {
    /** The list is copied. */
    public FarPasswordChanged {
      mailboxes = List.copyOf(mailboxes);
    }

    @Override
    public String cause() {
      return FAR_CREDENTIAL;
    }

    @Override
    public String words() {
      return "the far account gets another password while half of "
          + count(mailboxes)
          + " are copied";
    }
  }

  /**
   * The account by which requests reach the other forest is locked for a while: all that are at
   * work fail, no more are taken, and afterwards all is as before.
   */
  record FarAccountLocked(List<Integer> mailboxes, Duration length) implements Trouble {
    /** The list is copied. */
    public FarAccountLocked {
      mailboxes = List.copyOf(mailboxes);
    }

    @Override
    public String cause() {
      return FAR_CREDENTIAL;
    }

    @Override
    public String words() {
      return "the far account is locked for "
          + length.toMinutes()
          + " min while half of "
          + count(mailboxes)
          + " are copied, and nobody does anything";
    }
  }

  /** Exchange shows the requests as not valid, until somebody has mended that. */
  record NotValid(List<Integer> mailboxes, Duration length) implements Trouble {
    /** The list is copied. */
    public NotValid {
      mailboxes = List.copyOf(mailboxes);
    }

    @Override
    public String cause() {
      return "directory-orphan";
    }

    @Override
    public String words() {
      return "Exchange shows the requests of "
          + count(mailboxes)
          + " as not valid (DataMissing) for "
          + length.toHours()
          + " h";
    }
  }

  /**
   * A database fails over to a server that has not got the last changes of its queue, so that
   * requests in it are gone and their stamps are not.
   */
  record LostByFailOver(List<Integer> mailboxes, String database) implements Trouble {
    /** The list is copied. */
    public LostByFailOver {
      mailboxes = List.copyOf(mailboxes);
    }

    @Override
    public String cause() {
      return "directory-orphan";
    }

    @Override
    public String words() {
      return database + " fails over and loses the requests of " + count(mailboxes);
    }
  }

  private static String count(List<Integer> mailboxes) {
    return mailboxes.size() == 1 ? "1 mailbox" : mailboxes.size() + " mailboxes";
  }
}
