package io.mailferry.rehearsal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.simulator.Home;
import io.mailferry.simulator.MailboxFacts;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.count.Counts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the practice organisation says at the end, whatever we think.
 *
 * @param counts what it was asked
 * @param homes where every mailbox lives, by address
 */
record Truth(Counts counts, Map<String, Home> homes) {
  Truth {
    homes = Map.copyOf(homes);
  }

  /** Of one in this process. */
  static Truth of(Simulator simulator) {
    return new Truth(simulator.counts(), simulator.homes());
  }

  /**
   * Of one in a process of its own.
   *
   * @param http where it is asked
   * @throws IOException when it does not answer
   */
  static Truth askedAt(String http) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var json = new ObjectMapper();
      var world =
          json.readValue(read(client, http + "/world"), new TypeReference<List<MailboxFacts>>() {});
      return new Truth(
          json.readValue(read(client, http + "/counts"), Counts.class),
          world.stream().collect(Collectors.toMap(MailboxFacts::address, MailboxFacts::home)));
    }
  }

  private static String read(HttpClient client, String address)
      throws IOException, InterruptedException {
    return client
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
        .body();
  }
}
