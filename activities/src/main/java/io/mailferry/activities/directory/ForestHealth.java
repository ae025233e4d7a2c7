package io.mailferry.activities.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a forest's directory stood when it was last asked, however long ago that was.
 *
 * @param account why the account is refused at present; null when it is not
 * @param controllers each controller, best first; none while DNS has named none
 * @param origin where they are known from; null while DNS was not asked yet
 */
public record ForestHealth(
    @Nullable String account, List<ControllerHealth> controllers, @Nullable Origin origin) {
  /** The list is copied. */
  public ForestHealth {
    controllers = List.copyOf(controllers);
  }

  /** Whether the next question has a chance. */
  public Prospect prospect() {
    if (account != null) {
      return Prospect.NONE;
    }
    if (controllers.isEmpty()) {
      return origin == null ? Prospect.UNKNOWN : Prospect.NONE;
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
   * Where the controllers are known from.
   *
   * @param how that, or why DNS could not be asked and what is kept meanwhile, in a clause
   * @param well whether all that was asked for was found
   */
  public record Origin(String how, boolean well) {
    static final Origin SETTINGS = new Origin("listed in the settings", true);
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
