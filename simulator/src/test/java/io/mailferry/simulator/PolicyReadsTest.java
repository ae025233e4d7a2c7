package io.mailferry.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyReadsTest {
  private final Practice practice = Practice.world();

  @AfterEach
  void close() {
    practice.close();
  }

  @Test
  void theAccountHasNoPolicyOfItsOwnSoThatOfEverybodyHolds() {
    var association = practice.say("Get-ThrottlingPolicyAssociation -Identity svc-mailferry");
    var policies = practice.say("Get-ThrottlingPolicy -ThrottlingPolicyScope Global");

    assertThat(association.get("ThrottlingPolicyId")).isNull();
    assertThat(policies.results()).hasSize(1);
    assertThat(policies.get("Name")).asString().startsWith("GlobalThrottlingPolicy_");
    assertThat(policies.get("PowerShellMaxConcurrency")).isEqualTo(18);
    assertThat(policies.get("PowerShellMaxCmdlets")).isEqualTo("Unlimited");
    assertThat(practice.say("Get-ThrottlingPolicy -ThrottlingPolicyScope Regular").results())
        .isEmpty();
  }

  @Test
  void anAccountOrAPolicyThatIsNotThereIsNotFound() {
    assertThat(practice.say("Get-ThrottlingPolicyAssociation -Identity nobody").reason())
        .isEqualTo("ManagementObjectNotFoundException");
    assertThat(practice.say("Get-ThrottlingPolicy -Identity Nothing").reason())
        .isEqualTo("ManagementObjectNotFoundException");
  }
}
