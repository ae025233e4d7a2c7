package io.mailferry.simulator.directory;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a move writes on the user object.
 *
 * @param status the number of the request's status; 0 for none
 * @param flags which kind of move it is, bit by bit
 * @param sourceDatabase DN of the source database, when it stands in this forest
 * @param targetDatabase DN of the target database, when it stands in this forest
 * @param remoteHostName the far side's proxy
 * @param batchName the caller's mark
 */
public record MoveStamp(
    int status,
    int flags,
    @Nullable String sourceDatabase,
    @Nullable String targetDatabase,
    @Nullable String remoteHostName,
    @Nullable String batchName) {

  private static final String STATUS = "msExchMailboxMoveStatus";
  private static final String FLAGS = "msExchMailboxMoveFlags";
  private static final String SOURCE = "msExchMailboxMoveSourceMDBLink";
  private static final String TARGET = "msExchMailboxMoveTargetMDBLink";
  private static final String REMOTE = "msExchMailboxMoveRemoteHostName";
  private static final String BATCH = "msExchMailboxMoveBatchName";

  /** The stamp on this entry, if any. */
  public static Optional<MoveStamp> on(Entry entry) {
    var status = entry.getAttributeValueAsInteger(STATUS);
    if (status == null || status == 0) {
      return Optional.empty();
    }
    var flags = entry.getAttributeValueAsInteger(FLAGS);
    return Optional.of(
        new MoveStamp(
            status,
            flags == null ? 0 : flags,
            entry.getAttributeValue(SOURCE),
            entry.getAttributeValue(TARGET),
            entry.getAttributeValue(REMOTE),
            entry.getAttributeValue(BATCH)));
  }

  static boolean isPartOfOne(Modification modification) {
    return modification.getAttributeName().startsWith("msExchMailboxMove");
  }

  /** What to write for the whole stamp. */
  public List<Modification> write() {
    return List.of(
        set(STATUS, Integer.toString(status)),
        set(FLAGS, Integer.toString(flags)),
        set(SOURCE, sourceDatabase),
        set(TARGET, targetDatabase),
        set(REMOTE, remoteHostName),
        set(BATCH, batchName));
  }

  /** What to write when only the status has changed. */
  public static List<Modification> writeStatus(int status) {
    return List.of(set(STATUS, Integer.toString(status)));
  }

  /** What to write when only the batch has changed. */
  public static List<Modification> writeBatchName(@Nullable String batchName) {
    return List.of(set(BATCH, batchName));
  }

  /** What to write to take the stamp away. */
  public static List<Modification> clear() {
    return List.of(
        set(STATUS, null),
        set(FLAGS, null),
        set(SOURCE, null),
        set(TARGET, null),
        set(REMOTE, null),
        set(BATCH, null));
  }

  private static Modification set(String attribute, @Nullable String value) {
    return value == null
        ? new Modification(ModificationType.REPLACE, attribute)
        : new Modification(ModificationType.REPLACE, attribute, value);
  }
}
