package io.mailferry.workflows.wave;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.StandingOrders;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order for some migrations.
 *
 * @param wave the wave that was ordered; null only of an earlier release
 * @param mailboxes whose
 * @param order what
 * @param standing all that stands for the wave from now on
 */
public record RelayedOrder(
    @Nullable WaveName wave,
    List<MailboxGuid> mailboxes,
    WaveOrder order,
    StandingOrders standing) {
  /** The list is copied; an earlier release tells nothing but the order. */
  public RelayedOrder {
    mailboxes = List.copyOf(mailboxes);
    standing =
        Objects.requireNonNullElseGet(
            (@Nullable StandingOrders) standing, () -> order.after(StandingOrders.NONE));
  }
}
