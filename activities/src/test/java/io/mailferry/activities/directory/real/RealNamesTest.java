package io.mailferry.activities.directory.real;

import io.mailferry.activities.directory.LdapDirectory;
import io.mailferry.activities.directory.NamePromises;
import io.mailferry.activities.fault.table.FaultTable;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who goes by a name, asked of real domain controllers over LDAPS. Needs Samba and root's rights;
 * the profile {@code real-controller} runs it.
 */
@Tag("real-controller")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@ExtendWith(PracticeForests.Given.class)
class RealNamesTest extends NamePromises {
  private final LdapDirectory directory;

  RealNamesTest(PracticeForests forests) {
    directory =
        new LdapDirectory(
            forests.target().settings("svc"), FaultTable.STANDARD, InstantSource.system());
  }

  @Override
  protected LdapDirectory directory() {
    return directory;
  }

  @Override
  protected void closeDoor() {
    directory.close();
  }
}
