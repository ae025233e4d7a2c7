package io.mailferry.simulator.moves.request;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report of a request: what was done for it and what it met, as Exchange keeps it. */
public final class MoveReport {
  private static final DateTimeFormatter US =
      DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

  private record Entry(Instant at, String server, String message) {
    private String text() {
      return US.format(at) + " [" + server + "] " + message;
    }
  }

  private record Failed(Instant at, MoveFailure failure) {
    private String text() {
      return at
          + " "
          + failure.side()
          + " "
          + failure.type()
          + " Exchange,MRS,"
          + (failure.type().contains("Transient") ? "MRSTransient" : "MRSPermanent")
          + " "
          + failure.message();
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final List<Failed> failures = new ArrayList<>();

  /** Something was done. */
  public void tell(Instant at, String server, String message) {
    entries.add(new Entry(at, server, message));
  }

  /** It failed. */
  public void tell(Instant at, String server, MoveFailure failure) {
    failures.add(new Failed(at, failure));
    tell(at, server, "Fatal error " + failure.type() + " has occurred.");
    tell(at, server, "Error details: " + failure.message());
  }

  /** The failures as the shell protocol has them: a line each. */
  public String failures() {
    return failures.stream().map(Failed::text).collect(Collectors.joining("\n"));
  }

  /** Every line, as the object writes itself. */
  public String entries() {
    return entries.stream().map(Entry::text).collect(Collectors.joining("\n"));
  }

  /** Everything that the practice module makes objects of: fields between tabs. */
  public String fields() {
    return failures.stream()
            .map(
                each ->
                    String.join(
                        "\t",
                        each.at().toString(),
                        each.failure().side(),
                        each.failure().type(),
                        each.failure().message()))
            .collect(Collectors.joining("\n"))
        + "\n\n"
        + entries();
  }
}
