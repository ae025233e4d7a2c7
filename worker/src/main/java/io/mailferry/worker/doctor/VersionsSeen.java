package io.mailferry.worker.doctor;

import io.mailferry.activities.exchange.catalogue.CmdletName;
import io.mailferry.activities.exchange.catalogue.ExchangeVersion;
import io.mailferry.activities.exchange.catalogue.Span;
import io.mailferry.activities.exchange.catalogue.VersionTable;
import io.mailferry.activities.exchange.catalogue.Words;
import io.mailferry.activities.exchange.shell.SessionCmdlets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which versions a session may be of, by what it offers: what it lacks proves nothing, because a
 * role may have been cut.
 *
 * @param versions those that have all that it offers; none when no version has
 * @param evidence for each other version something that it does not have, e.g. {@code
 *     New-MoveRequest -MRSServer}
 */
record VersionsSeen(Set<ExchangeVersion> versions, Map<ExchangeVersion, String> evidence) {
  static VersionsSeen in(SessionCmdlets session) {
    var evidence = new EnumMap<ExchangeVersion, String>(ExchangeVersion.class);
    for (var cmdlet : offered(session)) {
      ruleOut(evidence, VersionTable.STANDARD.of(cmdlet), cmdlet.word());
      for (var parameter : parameters(session, cmdlet)) {
        VersionTable.STANDARD
            .of(cmdlet, parameter)
            .ifPresent(span -> ruleOut(evidence, span, cmdlet.word() + " -" + parameter));
      }
    }
    var versions = EnumSet.allOf(ExchangeVersion.class);
    versions.removeAll(evidence.keySet());
    return new VersionsSeen(versions, evidence);
  }

  private static void ruleOut(Map<ExchangeVersion, String> evidence, Span span, String what) {
    for (var version : ExchangeVersion.values()) {
      if (!span.has(version)) {
        evidence.putIfAbsent(version, what);
      }
    }
  }

  private static List<CmdletName> offered(SessionCmdlets session) {
    return Arrays.stream(CmdletName.values())
        .filter(each -> session.sets().containsKey(each.word()))
        .toList();
  }

  private static List<String> parameters(SessionCmdlets session, CmdletName cmdlet) {
    return session.sets().getOrDefault(cmdlet.word(), List.of()).stream()
        .flatMap(set -> set.mandatory().keySet().stream())
        .distinct()
        .toList();
  }

  /** Whether a version can be what the session is of. */
  boolean mayBe(ExchangeVersion version) {
    return versions.isEmpty() || versions.contains(version);
  }

  /** Whether the version alone may be why something of this span is missing. */
  boolean mayLack(Span span) {
    return versions.stream()
        .anyMatch(each -> !span.has(each) || (each == span.first() && !span.update().isEmpty()));
  }

  /** Whether none of them has a cmdlet, so that no role would bring it. */
  boolean lack(CmdletName cmdlet) {
    return !versions.isEmpty()
        && versions.stream().noneMatch(VersionTable.STANDARD.of(cmdlet)::has);
  }

  /** In words, e.g. {@code Exchange 2016, 2019 or SE}. */
  String words() {
    return "Exchange " + Words.or(versions.stream().sorted().map(ExchangeVersion::word).toList());
  }
}
