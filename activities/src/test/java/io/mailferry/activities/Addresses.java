package io.mailferry.activities;

import io.mailferry.model.Limits;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.Seal;
import io.mailferry.workflows.check.LinesToResolve;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Sealed addresses, as plans carry them. */
public final class Addresses {
  public static final Seal SEAL = new Seal(key());

  private Addresses() {}

  private static byte[] key() {
    var key = new byte[Seal.KEY_BYTES];
    Arrays.fill(key, (byte) 7);
    return key;
  }

  public static PlannedMailbox line(int line, String address, String database) {
    return new PlannedMailbox(
        line, SEAL.seal(address), database, null, Limits.NONE, MailboxScope.PRIMARY_AND_ARCHIVE);
  }

  public static LinesToResolve lines(PlannedMailbox... lines) {
    return new LinesToResolve(
        Given.WAVE,
        Given.ORGANISATION,
        Route.PULL,
        CutoverOrder.AS_SOON_AS_COPIED,
        Arrays.asList(lines));
  }

  /** Lines 2, 3, … for these addresses, all to the usual database. */
  public static LinesToResolve of(String... addresses) {
    return lines(
        IntStream.range(0, addresses.length)
            .mapToObj(i -> line(i + 2, addresses[i], Given.TARGET.name()))
            .toArray(PlannedMailbox[]::new));
  }
}
