package io.mailferry.operations.plan.wavefile;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Leftovers;
import io.mailferry.model.plan.RequestsOfOthers;
import io.mailferry.operations.plan.StopAt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a wave file says of its wave, as {@code start} takes it; null where it says nothing.
 *
 * @param wave what it is called
 * @param organisation where the commands run
 * @param route which way the mailboxes travel
 * @param style how Exchange is kept from switching too early
 * @param leftovers what is done with completed requests of earlier moves
 * @param others what is done with move requests of somebody else
 * @param badItemSteps how far limits for damaged items rise; empty for not at all
 * @param largeItemSteps how far limits for too large items rise; empty for not at all
 * @param stopAt how many may fail before the wave is paused
 * @param approval whether somebody else has to approve it before mailboxes switch
 * @param skipUnready whether the good lines start without the others
 */
public record WaveSettings(
    @Nullable WaveName wave,
    @Nullable OrganisationName organisation,
    @Nullable Route route,
    @Nullable CutoverStyle style,
    @Nullable Leftovers leftovers,
    @Nullable RequestsOfOthers others,
    List<Integer> badItemSteps,
    List<Integer> largeItemSteps,
    @Nullable StopAt stopAt,
    boolean approval,
    @Nullable Boolean skipUnready) {
  /** The lists are copied. */
  public WaveSettings {
    badItemSteps = List.copyOf(badItemSteps);
    largeItemSteps = List.copyOf(largeItemSteps);
  }
}
