package io.mailferry.workflows.wave;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.mailferry.model.order.Approval;
import io.mailferry.model.plan.WantedApproval;
import org.jspecify.annotations.Nullable;

/**
 * Whether a wave's mailboxes may switch, as far as people have to say so.
 *
 * @param wanted that somebody has to; null for nobody
 * @param given who did; null for nobody
 */
public record WaveApproval(@Nullable WantedApproval wanted, @Nullable Approval given) {
  /** Nobody has to. */
  public static final WaveApproval NOT_WANTED = new WaveApproval(null, null);

  /** Whether it is waited for. */
  @JsonIgnore
  public boolean isAwaited() {
    return wanted != null && given == null;
  }
}
