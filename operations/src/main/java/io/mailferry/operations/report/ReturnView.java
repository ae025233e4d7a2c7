package io.mailferry.operations.report;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.operations.start.StartRequest;
import io.mailferry.operations.text.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a wave was written as a plan that moves it back.
 *
 * @param wave of which wave
 * @param route which way they travel back
 * @param organisation where the commands of the wave ran
 * @param mailboxes how many the wave has
 * @param lacking how many of them the journal lacks, and so the plan
 * @param moved how many of them it has moved
 * @param back how many of those stand in the plan
 * @param inLaterWaves how many of those a later wave moves or has moved, so that they do not stand
 *     in it
 * @param archivesOnly of how many only the archive was moved, so that they do not stand in it
 * @param unknown of how many an earlier release did not keep the limits and the type, so that they
 *     are blank
 * @param file where they are; not written when there are none
 */
public record ReturnView(
    WaveName wave,
    Route route,
    OrganisationName organisation,
    int mailboxes,
    int lacking,
    int moved,
    int back,
    int inLaterWaves,
    int archivesOnly,
    int unknown,
    Path file) {
  /** Whether a person has to look at it before it is started. */
  public boolean needsAttention() {
    return lacking > 0 || back < moved || unknown > 0;
  }

  private int unknownFrom() {
    return moved - back - archivesOnly - inLaterWaves;
  }

  /** The same for people. */
  public List<String> words() {
    var words = new ArrayList<String>();
    if (lacking > 0) {
      words.add(
          "The journal lacks "
              + Words.count(lacking, "mailbox", "mailboxes")
              + " of the wave; nobody knows whether they have moved, and they are not written.");
    }
    if (unknownFrom() > 0) {
      words.add(
          "Of "
              + Words.count(unknownFrom(), "mailbox", "mailboxes")
              + " it is not known where they came from; they are not written.");
    }
    if (archivesOnly > 0) {
      words.add(
          "Of "
              + Words.count(archivesOnly, "mailbox", "mailboxes")
              + " only the archive was moved, and where that came from is not kept; they are not"
              + " written.");
    }
    if (inLaterWaves > 0) {
      words.add(
          Words.count(inLaterWaves, "mailbox stands", "mailboxes stand")
              + " in a later wave, which moves it or has moved it; "
              + (inLaterWaves == 1 ? "it is" : "they are")
              + " not written.");
    }
    if (back == 0) {
      words.add("There is nothing of wave " + wave + " to move back, and no plan was written.");
      return words;
    }
    words.add(
        back
            + " of "
            + Words.count(mailboxes, "mailbox", "mailboxes")
            + (back == 1 ? " stands in " : " stand in ")
            + file
            + ", each with the database that it came from. Nothing was moved.");
    if (unknown > 0) {
      words.add(
          "Of "
              + unknown
              + " an earlier release did not keep the limits and the MailboxType; they are blank, so"
              + " put them in.");
    }
    words.add(
        "Where an archive came from is not kept: it goes with its mailbox. Where it lay in another"
            + " database, put that into the column for the archive.");
    if (route.crossForest()) {
      words.add(
          "A way back needs an organisation of its own in the workers' settings: its"
              + " far.delivery-domain is that of the forest to which they go back, and that forest"
              + " is its far end. NAME is what you call it. Where they came from several forests,"
              + " split the plan by these.");
    }
    words.add("Look them up with: mailferry check " + file + options() + " --live");
    words.add("Start them with: mailferry start " + file + options());
    return words;
  }

  private String options() {
    var typed = route == Route.PULL ? "" : " --route " + Words.typed(route);
    if (route.crossForest()) {
      return typed + " --organisation NAME";
    }
    return organisation.equals(StartRequest.usualOrganisation(route))
        ? typed
        : typed + " --organisation " + organisation.value();
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("wave", wave.value());
    data.put("route", Words.typed(route));
    data.put("organisation", organisation.value());
    data.put("mailboxes", mailboxes);
    data.put("lacking", lacking);
    data.put("moved", moved);
    data.put("back", back);
    data.put("unknownFrom", unknownFrom());
    data.put("inLaterWaves", inLaterWaves);
    data.put("archivesOnly", archivesOnly);
    data.put("unknown", unknown);
    data.put("plan", back == 0 ? null : file.toString());
    return data;
  }
}
