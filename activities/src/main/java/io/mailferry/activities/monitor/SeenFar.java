package io.mailferry.activities.monitor;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the accounts in other forests; carried from pass to pass.
 *
 * @param tests the last test of each far end over which somebody asks, by host and credential
 * @param told when a mailbox was answered last, of those who may not have noted it yet
 */
record SeenFar(Map<String, Test> tests, Map<String, Instant> told) {
  static final SeenFar NOTHING = new SeenFar(Map.of(), Map.of());

  /**
   * A test.
   *
   * @param host of the far end
   * @param failures how many in a row did not let the account in
   * @param next not tested again before this
   * @param letInAt when it was begun, where it let the account in; else null
   */
  record Test(String host, int failures, Instant next, @Nullable Instant letInAt) {}

  /** When accounts that are not let in are tested next; empty where there is none. */
  String words() {
    return tests.values().stream()
        .filter(test -> test.failures() > 0)
        .map(
            test ->
                "; "
                    + test.host()
                    + " does not let the account in, which is tested again at "
                    + test.next())
        .sorted()
        .collect(Collectors.joining());
  }
}
