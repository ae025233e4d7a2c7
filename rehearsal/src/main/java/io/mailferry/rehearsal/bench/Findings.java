package io.mailferry.rehearsal.bench;

import io.mailferry.starter.screen.Grid;
import io.mailferry.starter.screen.Grid.Cell;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What a benchmark found: tables for people, the same as numbers for programs, and remarks. */
final class Findings {
  private static final int WIDTH = 200;

  private final SequencedMap<String, Object> numbers = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final List<Map<String, Object>> goals = new ArrayList<>();

  Findings(Benchmark benchmark, String title) {
    numbers.put("benchmark", benchmark.word());
    numbers.put("title", title);
    lines.add(title);
  }

  /** One number, or a few, under a name. */
  Findings number(String name, Object value) {
    numbers.put(name, value);
    return this;
  }

  /** A table, shown and kept; each row is an object whose names are the headings. */
  Findings table(String name, List<String> headings, List<List<Object>> rows) {
    var grid = new Grid().headings(headings.toArray(String[]::new));
    var objects = new ArrayList<Map<String, Object>>();
    for (var row : rows) {
      grid.row(row.stream().map(value -> Cell.of(Numbers.shown(value))).toList());
      var object = new LinkedHashMap<String, Object>();
      for (var i = 0; i < headings.size(); i++) {
        object.put(headings.get(i), row.get(i));
      }
      objects.add(object);
    }
    numbers.put(name, objects);
    lines.add("");
    lines.addAll(grid.lines(WIDTH, false));
    return this;
  }

  /** Sentences without which the numbers would be misread. */
  Findings remarks(String... sentences) {
    numbers.put("remarks", List.of(sentences));
    lines.add("");
    Arrays.stream(sentences).map(sentence -> "- " + sentence).forEach(lines::add);
    return this;
  }

  /** The goal, and whether it was met. */
  Findings goal(String goal, String measured, boolean met) {
    numbers.put("goal", goal);
    numbers.put("measured", measured);
    numbers.put("met", met);
    lines.add("");
    lines.add(new Goal(goal, measured, met).sentence());
    return this;
  }

  /** One of several goals. */
  Findings goal(Goal goal) {
    var kept = new LinkedHashMap<String, Object>();
    kept.put("goal", goal.goal());
    kept.put("measured", goal.measured());
    kept.put("met", goal.met());
    goals.add(kept);
    numbers.put("goals", goals);
    lines.add("");
    lines.add(goal.sentence());
    return this;
  }

  /**
   * What was wanted and what came of it.
   *
   * @param goal in words
   * @param measured in words
   * @param met whether it was reached
   */
  record Goal(String goal, String measured, boolean met) {
    private String sentence() {
      return "Goal: " + goal + ". Measured: " + measured + (met ? ": met." : ": MISSED.");
    }
  }

  Map<String, Object> numbers() {
    return numbers;
  }

  void print(PrintStream out) {
    lines.forEach(out::println);
  }
}
