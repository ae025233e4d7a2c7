package io.mailferry.activities.directory.discovery;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where DNS is asked for a domain's controllers (docs/exchange/directory.md#discovery).
 *
 * @param domain the domain's DNS name
 * @param site the Active Directory site whose controllers come first; null for none
 * @param servers DNS servers as {@code address} or {@code address:port}; the system's when empty
 * @param every how often DNS is asked again
 */
public record Discovery(
    String domain, @Nullable String site, List<String> servers, Duration every) {
  /** The list is copied. */
  public Discovery {
    servers = List.copyOf(servers);
  }

  /** Where every domain controller registers that can be written to. */
  String ofDomain() {
    return "_ldap._tcp.dc._msdcs." + domain;
  }

  /** Where the controllers of the site register, those that cannot be written to among them. */
  @Nullable String ofSite() {
    return site == null ? null : "_ldap._tcp." + site + "._sites.dc._msdcs." + domain;
  }
}
