package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.mailferry.activities.time.GrowingRest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs in to the controllers of a forest as one account, without locking it.
 *
 * <p>A wrong password counts against the account on whichever controller it is tried, and a few of
 * them lock it for everybody. So a refusal is remembered for the whole forest: nobody tries again
 * before a rest is over, which grows each time, unless the account's secret has changed. And while
 * it is not known that the account is well, one signs in and the others wait for what becomes of
 * it.
 */
final class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

  /** The usual policies count wrong passwords of the last half hour, and lock from the third on. */
  private static final GrowingRest AFTER_WRONG_PASSWORD =
      new GrowingRest(Duration.ofMinutes(15), Duration.ofHours(1));

  /** A locked or disabled account takes no harm, and somebody is about to put it right. */
  private static final GrowingRest AFTER_OTHER_REFUSAL =
      new GrowingRest(Duration.ofMinutes(1), Duration.ofMinutes(15));

  /** For so long a success lets several sign in at a time. */
  private static final Duration KNOWN_GOOD = Duration.ofMinutes(1);

  /** A request to a controller, by which it takes the account or refuses it. */
  interface Attempt {
    void made() throws LDAPException;
  }

  private record Success(Fingerprint secret, Instant at) {}

  private record Refusal(
      Fingerprint secret, String why, String controller, int times, Instant until) {
    AccountRefused told(@Nullable Throwable cause) {
      return new AccountRefused(
          why
              + "; it is tried again at "
              + until.truncatedTo(ChronoUnit.SECONDS)
              + ", or at once when its password is changed here",
          controller,
          cause);
    }
  }

  private final String who;
  private final InstantSource clock;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private volatile @Nullable Success success;
  private volatile @Nullable Refusal refusal;

  /**
   * @param who the account and its forest, for messages
   * @param clock Exchange's, by which its rests are counted
   */
  SignIn(String who, InstantSource clock) {
    this.who = who;
    this.clock = clock;
  }

  /** What was refused, if the account is refused at present. */
  @Nullable String trouble() {
    var last = refusal;
    return last == null
        ? null
        : last.told(null).getMessage() + " (said by " + last.controller() + ")";
  }

  /**
   * Makes an attempt, unless it is known how that would end.
   *
   * @param secret what the account signs in with
   * @param controller where
   * @param limit how long to wait for somebody else's attempt
   * @throws AccountRefused when the account is refused, now or a while ago
   * @throws NotAsked when somebody else's attempt took too long
   * @throws LDAPException when anything else went wrong
   */
  void attempt(Fingerprint secret, String controller, Duration limit, Attempt attempt)
      throws LDAPException {
    stopIfRefused(secret);
    if (isKnownGood(secret)) {
      judged(secret, controller, attempt);
      return;
    }
    if (!oneAtATime(limit)) {
      throw new NotAsked();
    }
    try {
      stopIfRefused(secret);
      judged(secret, controller, attempt);
    } finally {
      oneAtATime.unlock();
    }
  }

  private boolean oneAtATime(Duration limit) throws LDAPException {
    try {
      return oneAtATime.tryLock(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException nobodyWaits) {
      Thread.currentThread().interrupt();
      throw new LDAPException(
          ResultCode.USER_CANCELED, "nobody waits for it any more", nobodyWaits);
    }
  }

  /** Throws when it is known that the account would be refused. */
  void stopIfRefused(Fingerprint secret) throws AccountRefused {
    var last = refusal;
    if (last != null && last.secret().equals(secret) && clock.instant().isBefore(last.until())) {
      throw last.told(null);
    }
  }

  private boolean isKnownGood(Fingerprint secret) {
    var last = success;
    return last != null
        && last.secret().equals(secret)
        && refusal == null
        && clock.instant().isBefore(last.at().plus(KNOWN_GOOD));
  }

  private void judged(Fingerprint secret, String controller, Attempt attempt) throws LDAPException {
    try {
      attempt.made();
    } catch (LDAPException failed) {
      var why = LdapErrors.accountRefused(failed);
      if (why == null) {
        throw failed;
      }
      throw refused(secret, controller, why, LdapErrors.mayLock(failed)).told(failed);
    }
    accepted(secret, controller);
  }

  private synchronized Refusal refused(
      Fingerprint secret, String controller, String why, boolean mayLock) {
    var last = refusal;
    var before = last != null && last.secret().equals(secret) ? last : null;
    var now = clock.instant();
    // Whoever signed in at the same time was refused for the same reason: one incident.
    if (before != null && now.isBefore(before.until())) {
      return before;
    }
    var times = before == null ? 1 : before.times() + 1;
    var rests = mayLock ? AFTER_WRONG_PASSWORD : AFTER_OTHER_REFUSAL;
    var news = new Refusal(secret, why, controller, times, now.plus(rests.after(times)));
    refusal = news;
    success = null;
    if (before == null || !before.why().equals(why)) {
      LOG.warn("{} is refused by {}: {}", who, controller, news.told(null).getMessage());
    }
    return news;
  }

  private synchronized void accepted(Fingerprint secret, String controller) {
    success = new Success(secret, clock.instant());
    if (refusal != null) {
      refusal = null;
      LOG.info("{} is accepted again, by {}", who, controller);
    }
  }
}
