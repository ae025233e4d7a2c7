package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for work on a network only so long, whatever it hangs in: a name that is not resolved, a
 * handshake, an answer of which each byte comes in time and the last one never.
 *
 * <p>The work runs on a thread of its own. That one is interrupted when nobody waits any more,
 * which closes the socket in which a virtual thread hangs.
 */
final class TimeLimit {
  /** Work that a controller can hold up. */
  interface Work<T> {
    T done() throws LDAPException;
  }

  private TimeLimit() {}

  /**
   * What the work returns or throws.
   *
   * @throws LDAPException also with {@link ResultCode#TIMEOUT} when it takes longer, and with
   *     {@link ResultCode#USER_CANCELED} when the caller is interrupted, which it still is
   *     afterwards
   */
  static <T> T of(Duration limit, Work<T> work) throws LDAPException {
    var task = new FutureTask<>(work::done);
    Thread.ofVirtual().name("mailferry-ldap").start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      task.cancel(true);
      throw new LDAPException(
          ResultCode.TIMEOUT, "it was not done within " + limit.toMillis() + " ms", late);
    } catch (InterruptedException nobodyWaits) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new LDAPException(
          ResultCode.USER_CANCELED, "nobody waits for it any more", nobodyWaits);
    } catch (ExecutionException failed) {
      throw thrown(Objects.requireNonNull(failed.getCause()));
    }
  }

  private static LDAPException thrown(Throwable cause) {
    return switch (cause) {
      case LDAPException failed -> failed;
      case RuntimeException broken -> throw broken;
      case Error error -> throw error;
      default -> new LDAPException(ResultCode.LOCAL_ERROR, cause.toString(), cause);
    };
  }
}
