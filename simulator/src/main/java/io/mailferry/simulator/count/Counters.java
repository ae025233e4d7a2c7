package io.mailferry.simulator.count;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Keeps the counts; anyone may add at any time. */
public final class Counters {
  /** What is counted singly. */
  public enum Event {
    /** A request came into being. */
    REQUEST_CREATED,
    /** A request was asked for where one existed. */
    DUPLICATE_REQUEST,
    /** Parameters fitted no parameter set. */
    WRONG_PARAMETER_SET,
    /** A shell process reported. */
    SHELL_CONNECTED,
    /** A command ran and its answer was withheld. */
    ANSWER_LOST,
    /** A request was removed. */
    REQUEST_REMOVED,
    /** A request that was neither finished nor failed was removed. */
    HEALTHY_REQUEST_REMOVED
  }

  private final Map<Event, LongAdder> events = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> commands = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> searches = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> connections = new ConcurrentHashMap<>();

  /** Counters at nothing. */
  public Counters() {}

  /** One more of these. */
  public void add(Event event) {
    add(events, event);
  }

  /** One more command of this cmdlet. */
  public void command(String cmdlet) {
    add(commands, cmdlet);
  }

  /** One more search on this controller. */
  public void search(String controller) {
    add(searches, controller);
  }

  /** One more connection to this controller. */
  public void connection(String controller) {
    add(connections, controller);
  }

  /** The counts as they stand. */
  public Counts counts() {
    return new Counts(
        sums(commands),
        sum(Event.REQUEST_CREATED),
        sum(Event.DUPLICATE_REQUEST),
        sum(Event.WRONG_PARAMETER_SET),
        sums(searches),
        sums(connections),
        sum(Event.SHELL_CONNECTED),
        sum(Event.ANSWER_LOST),
        sum(Event.REQUEST_REMOVED),
        sum(Event.HEALTHY_REQUEST_REMOVED));
  }

  private long sum(Event event) {
    var adder = events.get(event);
    return adder == null ? 0 : adder.sum();
  }

  private static <K> void add(Map<K, LongAdder> adders, K key) {
    adders.computeIfAbsent(key, _ -> new LongAdder()).increment();
  }

  private static Map<String, Long> sums(Map<String, LongAdder> adders) {
    var sums = new TreeMap<String, Long>();
    adders.forEach((key, adder) -> sums.put(key, adder.sum()));
    return Map.copyOf(sums);
  }
}
