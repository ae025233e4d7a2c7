package io.mailferry.activities.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a forest's directory stood when it was last asked, however long ago that was.
 *
 * @param account why the account is refused at present; null when it is not
 * @param controllers each controller, best first
 */
public record ForestHealth(@Nullable String account, List<ControllerHealth> controllers) {
  /** The list is copied. */
  public ForestHealth {
    controllers = List.copyOf(controllers);
  }

  /** Whether the next question has a chance. */
  public Prospect prospect() {
    if (account != null) {
      return Prospect.NONE;
    }
    if (controllers.stream().anyMatch(each -> each.state() == State.WELL)) {
      return Prospect.GOOD;
    }
    return controllers.stream().allMatch(each -> each.state() == State.FAILED)
        ? Prospect.NONE
        : Prospect.UNKNOWN;
  }

  /** What the next question can hope for. */
  public enum Prospect {
    /** A controller answered when it was last asked. */
    GOOD,
    /** Nobody has asked yet. */
    UNKNOWN,
    /** No controller could be used, or none takes the account. */
    NONE
  }

  /**
   * One controller.
   *
   * @param name its fully qualified name
   * @param state what became of the last question to it
   * @param trouble what it failed of, or why it is avoided; null when it is well
   */
  public record ControllerHealth(String name, State state, @Nullable String trouble) {}

  /** What became of the last question to a controller. */
  public enum State {
    /** It was not asked yet. */
    NOT_ASKED,
    /** It answered. */
    WELL,
    /** It failed. */
    FAILED
  }
}
