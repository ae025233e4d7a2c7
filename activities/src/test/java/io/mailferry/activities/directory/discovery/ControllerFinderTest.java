package io.mailferry.activities.directory.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of DNS, over the wire, and what is made of the answers. */
class ControllerFinderTest {
  private static final String DOMAIN = "_ldap._tcp.dc._msdcs.target.example";
  private static final String BERLIN = "_ldap._tcp.Berlin._sites.dc._msdcs.target.example";

  private final TinyDns dns = TinyDns.start();

  @AfterEach
  void close() {
    dns.close();
  }

  @Test
  void asksForThoseThatRegisterForTheDomainAndTakesTheirAddressesFromTheSameServers()
      throws Exception {
    dns.knows(DOMAIN, server("dc1"), server("dc2"));
    dns.knowsAddress("dc1.target.example", "127.0.0.5");

    var found = finder(null).find();

    assertThat(found.controllers())
        .containsExactlyInAnyOrder(
            new Located("dc1.target.example", "127.0.0.5", 389),
            new Located("dc2.target.example", "dc2.target.example", 389));
    assertThat(found.how()).isEqualTo("found by DNS (" + DOMAIN + ")");
    assertThat(found.asAsked()).isTrue();
    assertThat(dns.asked()).containsExactly(DOMAIN.toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void takesThoseOfTheSiteFirstAndTheOthersOfTheDomainAfterThem() throws Exception {
    dns.knows(DOMAIN, server("dc1"), server("dc2"), server("dc3"), server("dc4"));
    dns.knows(BERLIN, server("dc3"), server("DC4"));

    for (var i = 0; i < 20; i++) {
      var names = names(finder("Berlin").find());

      assertThat(names.subList(0, 2))
          .usingElementComparator(String.CASE_INSENSITIVE_ORDER)
          .containsExactlyInAnyOrder("dc3.target.example", "dc4.target.example");
      assertThat(names.subList(2, 4))
          .containsExactlyInAnyOrder("dc1.target.example", "dc2.target.example");
    }
  }

  /** It registers for its site alone, and Exchange could not stamp a move there. */
  @Test
  void leavesOutAControllerThatCannotBeWrittenTo() throws Exception {
    dns.knows(DOMAIN, server("dc1"));
    dns.knows(BERLIN, server("rodc1"), server("dc1"));

    assertThat(names(finder("Berlin").find())).containsExactly("dc1.target.example");
  }

  @Test
  void goesOnWithTheDomainAndSaysSoWhenDnsKnowsNoSuchSite() throws Exception {
    dns.knows(DOMAIN, server("dc1"));

    var found = finder("Berlni").find();

    assertThat(names(found)).containsExactly("dc1.target.example");
    assertThat(found.asAsked()).isFalse();
    assertThat(found.how()).contains("_ldap._tcp.Berlni._sites.dc", "is site Berlni the right");
  }

  @Test
  void obeysPrioritiesAndKeepsAnOrderAsLongAsDnsSaysTheSame() throws Exception {
    dns.knows(
        DOMAIN,
        new SrvRecord("dc1.target.example", 389, 10, 100),
        server("dc2"),
        server("dc3"),
        server("dc4"));
    var finder = finder(null);

    var first = names(finder.find());
    assertThat(first).last().isEqualTo("dc1.target.example");
    for (var i = 0; i < 20; i++) {
      assertThat(names(finder.find())).isEqualTo(first);
    }
  }

  @Test
  void saysThatDnsKnowsNoController() {
    assertThatExceptionOfType(DnsAway.class)
        .isThrownBy(() -> finder(null).find())
        .withMessage("DNS knows no " + DOMAIN + ", where controllers register");
  }

  @Test
  void saysThatAServiceIsNotOfferedWhereDnsSaysSo() {
    dns.knows(DOMAIN, new SrvRecord("", 0, 0, 0));

    assertThatExceptionOfType(DnsAway.class).isThrownBy(() -> finder(null).find());
  }

  @Test
  void leavesOutWhatServesNowhere() throws Exception {
    dns.knows(DOMAIN, new SrvRecord("dc1.target.example", 0, 0, 100), server("dc2"));

    assertThat(names(finder(null).find())).containsExactly("dc2.target.example");
  }

  @Test
  void saysWhichServerFails() {
    dns.fails(true);

    assertThatExceptionOfType(DnsAway.class)
        .isThrownBy(() -> finder(null).find())
        .withMessageContainingAll("DNS at " + dns.address() + " did not answer for " + DOMAIN);
  }

  @Test
  void asksTheNextServerWhenOneIsGone() throws Exception {
    String gone;
    try (var closed = TinyDns.start()) {
      gone = closed.address();
    }
    dns.knows(DOMAIN, server("dc1"));

    var found = new ControllerFinder(discovery(null, List.of(gone, dns.address()))).find();

    assertThat(names(found)).containsExactly("dc1.target.example");
  }

  private static List<String> names(ControllerFinder.Found found) {
    return found.controllers().stream().map(Located::name).toList();
  }

  private static SrvRecord server(String name) {
    return new SrvRecord(name + ".target.example", 389, 0, 100);
  }

  private ControllerFinder finder(@Nullable String site) {
    var servers = List.of(dns.address());
    return new ControllerFinder(
        discovery(site, servers), new JndiDns(servers), new Random(dns.asked().size()));
  }

  private static Discovery discovery(@Nullable String site, List<String> servers) {
    return new Discovery("target.example", site, servers, Duration.ofMinutes(10));
  }
}
