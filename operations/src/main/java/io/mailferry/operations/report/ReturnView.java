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
 * @param organisation where the commands run, there and back
 * @param mailboxes how many the wave has
 * @param lacking how many of them the journal lacks, and so the plan
 * @param moved how many of them it has moved
 * @param back how many of those stand in the plan
 * @param archivesOnly of how many only the archive was moved, so that they do not stand in it
 * @param archivesElsewhere of how many that stand in it the archive was moved to a database of its
 *     own; where it came from nobody has kept
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
    int archivesOnly,
    int archivesElsewhere,
    Path file) {
  /** Whether a person has to look at it before it is started. */
  public boolean needsAttention() {
    return lacking > 0 || back < moved || archivesElsewhere > 0;
  }

  private int unknownFrom() {
    return moved - back - archivesOnly;
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
    if (archivesElsewhere > 0) {
      words.add(
          "The archives of "
              + archivesElsewhere
              + " were moved to databases of their own. Where they came from is not kept: put it"
              + " into the column, or they go with their mailboxes.");
    }
    words.add("Look them up with: mailferry check " + file + options() + " --live");
    words.add("Start them with: mailferry start " + file + options());
    return words;
  }

  private String options() {
    return (route == Route.PULL ? "" : " --route " + Words.typed(route))
        + (organisation.equals(StartRequest.usualOrganisation(route))
            ? ""
            : " --organisation " + organisation.value());
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
    data.put("archivesOnly", archivesOnly);
    data.put("archivesElsewhere", archivesElsewhere);
    data.put("plan", back == 0 ? null : file.toString());
    return data;
  }
}
