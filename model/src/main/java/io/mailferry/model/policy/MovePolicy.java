package io.mailferry.model.policy;

/**
 * Decides what is next for one mailbox. Pure and total: every situation has exactly one answer.
 *
 * <p>This is the page of contents: the evidence is a row of the truth table
 * (docs/exchange/queues-and-stamps.md#the-truth-table), and each kind of evidence has a class of
 * its own. The rules that all of them keep are: nothing is submitted while a request exists or may
 * exist, no healthy request is removed, nothing of others is changed without consent, and what
 * Exchange is still working on is left to it.
 */
public final class MovePolicy {
  private final PassingStates passing;
  private final NothingThere nothingThere;
  private final Disagreement disagreement;
  private final LiveRequest liveRequest;

  /** A policy with these timings. */
  public MovePolicy(Timings timings) {
    var settling = new Settling(timings);
    var arrived = new Arrived(timings);
    this.passing = new PassingStates(timings);
    this.nothingThere = new NothingThere(timings, settling, arrived);
    this.liveRequest = new LiveRequest(timings, settling, arrived);
    this.disagreement = new Disagreement(settling, arrived, liveRequest);
  }

  /** Decides; the memory that comes with the decision replaces the one that went in. */
  public Verdict decide(Situation situation) {
    var seen = Remembering.whatIsSeen(situation);
    return AfterFault.toldOfLosses(Settling.forgettingWhatIsOver(seen, onWhatIs(seen)));
  }

  private Verdict onWhatIs(Situation seen) {
    return switch (Evidence.of(seen.intention(), seen.sighting())) {
      case Evidence.Unreadable unreadable -> passing.unreadable(seen, unreadable);
      case Evidence.BeingRemoved _ -> passing.beingRemoved(seen);
      case Evidence.NoRequest _ -> nothingThere.decide(seen);
      case Evidence.ItemWithoutStamp(var item, var owner) ->
          disagreement.itemWithoutStamp(seen, item, owner);
      case Evidence.StampWithoutItem(var stamp, var owner, var notValid) ->
          disagreement.stampWithoutItem(seen, stamp, owner, notValid);
      case Evidence.ItemNotValid(var why, var ours) -> disagreement.itemNotValid(seen, why, ours);
      case Evidence.Request(var item, var owner) -> liveRequest.decide(seen, item, owner);
    };
  }
}
