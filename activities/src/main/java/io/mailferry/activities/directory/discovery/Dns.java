package io.mailferry.activities.directory.discovery;

import java.util.List;

/** Asks DNS. Nothing that it throws is about a person. */
interface Dns {
  /**
   * The servers of a service, in no order.
   *
   * @param name e.g. {@code _ldap._tcp.dc._msdcs.target.example}
   * @return none when DNS knows no such name
   * @throws DnsAway when nobody answers, or answers with an error
   */
  List<SrvRecord> servers(String name) throws DnsAway;

  /**
   * Where a name is connected to: an address, or the name itself where the system's own resolver
   * finds it.
   *
   * @throws DnsAway as above
   */
  String address(String name) throws DnsAway;
}
