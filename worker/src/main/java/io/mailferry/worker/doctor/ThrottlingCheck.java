package io.mailferry.worker.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailferry.activities.exchange.catalogue.CmdletName;
import io.mailferry.activities.exchange.catalogue.RoleTable;
import io.mailferry.activities.exchange.command.Cmdlet;
import io.mailferry.activities.exchange.command.GetThrottlingPolicy;
import io.mailferry.activities.exchange.command.GetThrottlingPolicyAssociation;
import io.mailferry.activities.exchange.shell.session.TrialSession.Answer;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.CheckResult;
import io.mailferry.worker.doctor.finding.Finding;
import io.mailferry.worker.doctor.finding.Fix;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Does Exchange allow the account as many sessions as the settings want? A policy of its own comes
 * before the organisation's, and that before the one of everybody; what one leaves open the next
 * one says ({@code New-ThrottlingPolicy -ThrottlingPolicyScope}).
 */
final class ThrottlingCheck {
  private static final String LIMIT = "PowerShellMaxConcurrency";

  private final Function<Cmdlet, Answer> exchange;
  private final FaultWords words;

  ThrottlingCheck(Function<Cmdlet, Answer> exchange, FaultWords words) {
    this.exchange = exchange;
    this.words = words;
  }

  /** What an account is under. */
  private sealed interface Policy {
    /** Of its own, or everybody's when that is null. */
    record Of(@Nullable String name) implements Policy {}

    /** Nobody says, and why. */
    record Unknown(String why) implements Policy {}
  }

  /**
   * Looks.
   *
   * @param account whom Exchange knows; null when the session did not tell
   * @param sessions how many this worker keeps as that account
   */
  Finding of(@Nullable String account, int sessions) {
    return switch (exchange.apply(new GetThrottlingPolicy(new GetThrottlingPolicy.Which.All()))) {
      case Answer.Answered(var reply) when reply.error() == null ->
          judged(reply.result(), policyOf(account), sessions);
      case Answer.Answered(var reply) ->
          unreadable(
              CmdletName.GET_THROTTLING_POLICY,
              words.sentence(Objects.requireNonNull(reply.error())));
      case Answer.NotOffered(var problem) ->
          unreadable(CmdletName.GET_THROTTLING_POLICY, problem.cmdlet() + " is not offered");
      case Answer.NoAnswer(var how) -> unreadable(CmdletName.GET_THROTTLING_POLICY, how);
    };
  }

  private Policy policyOf(@Nullable String account) {
    if (account == null) {
      return new Policy.Unknown("the session does not tell its account");
    }
    return switch (exchange.apply(new GetThrottlingPolicyAssociation(account))) {
      case Answer.Answered(var reply) when reply.error() == null ->
          new Policy.Of(
              reply.result().stream()
                  .map(each -> text(each, "ThrottlingPolicyId"))
                  .flatMap(Optional::stream)
                  .findFirst()
                  .orElse(null));
      case Answer.Answered(var reply) ->
          new Policy.Unknown(words.row(Objects.requireNonNull(reply.error())).cause());
      case Answer.NotOffered(var problem) ->
          new Policy.Unknown(problem.cmdlet() + " is not offered");
      case Answer.NoAnswer(var how) -> new Policy.Unknown(how);
    };
  }

  private static Finding judged(List<JsonNode> all, Policy policy, int sessions) {
    var name =
        switch (policy) {
          case Policy.Of(var own) -> own;
          case Policy.Unknown _ -> null;
        };
    var deciding =
        Stream.of(named(all, name), scoped(all, "Organization"), ofEverybody(all))
            .flatMap(Optional::stream)
            .filter(each -> text(each, LIMIT).isPresent())
            .findFirst();
    if (deciding.isEmpty()) {
      return unreadable(
          CmdletName.GET_THROTTLING_POLICY, "no policy tells how many sessions it allows");
    }
    var limit = text(deciding.get(), LIMIT).orElseThrow();
    var seen =
        "policy "
            + text(deciding.get(), "Name").orElse("of everybody")
            + " allows "
            + (limit.equals("Unlimited") ? "any number of" : limit)
            + " sessions; this worker keeps "
            + sessions;
    var result = result(limit, sessions, seen);
    return switch (policy) {
      case Policy.Of _ -> result;
      case Policy.Unknown(var why) ->
          result.result() == CheckResult.FIX
              ? result
              : Finding.note(
                  Check.THROTTLING,
                  seen + "; whether the account has a policy of its own is not known: " + why,
                  result.fix());
    };
  }

  private static Finding result(String limit, int sessions, String seen) {
    if (!limit.matches("\\d{1,9}")) {
      return Finding.ok(Check.THROTTLING, seen);
    }
    var most = Integer.parseInt(limit);
    if (sessions > most) {
      return Finding.toFix(Check.THROTTLING, seen, fewer());
    }
    // What a worker that was killed has left behind counts for another quarter of an hour.
    return sessions * 3 > most * 2
        ? Finding.note(Check.THROTTLING, seen + ", which is more than two thirds", fewer())
        : Finding.ok(Check.THROTTLING, seen);
  }

  private static Fix fewer() {
    return Fix.of(
        "Lower shell.sessions, or give the account a policy of its own.",
        Fix.connecting("throttling"));
  }

  private static Finding unreadable(CmdletName cmdlet, String why) {
    return Finding.note(
        Check.THROTTLING,
        "the account's policy cannot be read: " + why,
        new Fix(
            "The role " + RoleTable.leastFor(cmdlet) + " reads it.",
            List.of(RoleTable.howToAsk(cmdlet)),
            Fix.connecting("which-roles")));
  }

  private static Optional<JsonNode> named(List<JsonNode> all, @Nullable String name) {
    return all.stream()
        .filter(each -> text(each, "Name").filter(one -> one.equalsIgnoreCase(name)).isPresent())
        .findFirst();
  }

  private static Optional<JsonNode> scoped(List<JsonNode> all, String scope) {
    return all.stream()
        .filter(
            each -> text(each, "ThrottlingPolicyScope").filter(scope::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  /** Exchange 2010 knows no scopes; its policy of everybody begins with this word. */
  private static Optional<JsonNode> ofEverybody(List<JsonNode> all) {
    return scoped(all, "Global")
        .or(
            () ->
                all.stream()
                    .filter(
                        each ->
                            text(each, "Name")
                                .filter(name -> name.startsWith("DefaultThrottlingPolicy"))
                                .isPresent())
                    .findFirst());
  }

  private static Optional<String> text(JsonNode node, String property) {
    var value = node.path(property);
    return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
        ? Optional.of(value.asText())
        : Optional.empty();
  }
}
