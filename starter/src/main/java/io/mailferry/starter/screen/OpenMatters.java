package io.mailferry.starter.screen;

import io.mailferry.model.WaveName;
import io.mailferry.operations.status.OpenIncident;
import io.mailferry.operations.status.OpenQuestion;
import io.mailferry.operations.status.WaveSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a wave, or all that run, wait for: what is away and what is asked, each cause once.
 *
 * @param wave whose; null for all that run
 * @param incidents what is away
 * @param questions what is asked
 */
public record OpenMatters(
    @Nullable WaveName wave, List<OpenIncident> incidents, List<OpenQuestion> questions) {
  /** The lists are copied. */
  public OpenMatters {
    incidents = List.copyOf(incidents);
    questions = List.copyOf(questions);
  }

  /** Those of one wave. */
  public static OpenMatters of(WaveSnapshot wave) {
    return new OpenMatters(wave.name(), wave.incidents(), wave.questions());
  }

  /** Those of all waves that run: what several share is one matter. */
  public static OpenMatters of(List<WaveSnapshot> waves) {
    var running = waves.stream().filter(wave -> !wave.over()).toList();
    return new OpenMatters(
        null,
        incidents(running),
        OpenQuestion.of(running.stream().flatMap(wave -> wave.mailboxes().stream()).toList()));
  }

  private static List<OpenIncident> incidents(List<WaveSnapshot> waves) {
    var shared = new LinkedHashMap<String, OpenIncident>();
    for (var wave : waves) {
      for (var incident : wave.incidents()) {
        shared.merge(
            wave.organisation() + " " + incident.dependency().key(),
            incident,
            OpenIncident::withThoseOf);
      }
    }
    return shared.values().stream()
        .sorted(Comparator.comparingInt(OpenIncident::waiting).reversed())
        .toList();
  }

  /** The incident that a question is about, if any. */
  Optional<OpenIncident> incident(OpenQuestion question) {
    return incidents.stream()
        .filter(incident -> incident.dependency().key().equals(question.cause()))
        .findFirst();
  }

  /**
   * All of it as lines.
   *
   * @param now the moment from which lengths of time are counted
   * @param width the most letters in a line
   */
  public List<String> lines(Instant now, int width, boolean colour) {
    var lines = new ArrayList<String>();
    lines.addAll(IncidentLines.of(this, now, width, colour));
    lines.addAll(QuestionLines.of(this, width, colour));
    return lines;
  }
}
