package io.mailferry.simulator.commands.read;

import io.mailferry.simulator.commands.call.Call;
import io.mailferry.simulator.directory.ServiceAccount;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** How much a shell account may ask for: the policy of everybody, and no exception to it. */
public final class PolicyReads {
  private static final int CONCURRENT_SESSIONS = 18;

  private PolicyReads() {}

  /** The account's own policy; none of its own means that of everybody holds. */
  public static void associations(Call call) {
    var on = call.controller();
    var identity = call.bound().text("Identity");
    if (identity
        .filter(asked -> !ServiceAccount.isCalled(call.organisation(), asked))
        .isPresent()) {
      throw Call.noObject(identity.get(), on);
    }
    var p = new LinkedHashMap<String, @Nullable Object>();
    p.put("Name", ServiceAccount.NAME);
    p.put("ThrottlingPolicyId", null);
    call.answer(p);
  }

  /**
   * The numbers are those of Exchange's default policy
   * (docs/exchange/remote-powershell.md#sessions-per-account).
   */
  public static void policies(Call call) {
    var on = call.controller();
    var name = globalPolicy(call);
    var identity = call.bound().text("Identity");
    if (identity.filter(asked -> !asked.equalsIgnoreCase(name)).isPresent()) {
      throw Call.noObject(identity.get(), on);
    }
    if (call.bound()
        .text("ThrottlingPolicyScope")
        .filter(asked -> !asked.equalsIgnoreCase("Global"))
        .isPresent()) {
      return;
    }
    var p = new LinkedHashMap<String, @Nullable Object>();
    p.put("Name", name);
    p.put("ThrottlingPolicyScope", "Global");
    p.put("PowerShellMaxConcurrency", CONCURRENT_SESSIONS);
    p.put("PowerShellMaxCmdlets", "Unlimited");
    p.put("PowerShellMaxCmdletsTimePeriod", "Unlimited");
    call.answer(p);
  }

  private static String globalPolicy(Call call) {
    return "GlobalThrottlingPolicy_" + call.context().ids().of("policy|" + call.organisation());
  }
}
