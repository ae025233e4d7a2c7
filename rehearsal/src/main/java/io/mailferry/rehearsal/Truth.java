package io.mailferry.rehearsal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.simulator.Home;
import io.mailferry.simulator.MailboxFacts;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.count.Counts;
import io.mailferry.simulator.world.Organisation;
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
public record Truth(Counts counts, Map<String, Home> homes) {
  /** The map is copied. */
  public Truth {
    homes = Map.copyOf(homes);
  }

  /** Of one in this process. */
  public static Truth of(Simulator simulator) {
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

  /** How many live in their target, by the verification of a wave and by the stores. */
  public int verified(WaveSnapshot wave) {
    return (int)
        wave.mailboxes().stream()
            .filter(MailboxSnapshot::arrived)
            .filter(
                mailbox -> {
                  var home = homes.get(mailbox.address());
                  return home != null
                      && home.organisation() == Organisation.TARGET
                      && home.database().equalsIgnoreCase(mailbox.to());
                })
            .count();
  }

  private static String read(HttpClient client, String address)
      throws IOException, InterruptedException {
    return client
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
        .body();
  }
}
