package io.mailferry.model.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operator's order: why, and who gave it.
 *
 * @param reason why; kept for the report
 * @param who the account that gave the order, as the command line or Temporal tells it
 * @param id tells the same order from another like it when it arrives on two ways; null when it can
 *     come on one only
 */
public record Order(
    String reason, String who, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id) {
  private static final String NO_REASON = "no reason given";
  private static final String SOMEBODY = "a user of the Temporal UI";

  /** What a signal without any input counts as. */
  public static final Order UNSIGNED = new Order(NO_REASON, SOMEBODY);

  /** In front of the id of what no person gave; a person's order has an id without a slash. */
  private static final String BY_ITSELF = "by-itself/";

  /**
   * What Mailferry answers in the place of a person, whom it did not take.
   *
   * @param reason why, as the timeline tells it
   * @param act tells it from others; the same for all mailboxes that are answered on one occasion
   */
  public static Order byMailferry(String reason, String act) {
    return new Order(reason, "Mailferry", BY_ITSELF + act);
  }

  /** Whether it is of that kind, and so nobody's intervention. */
  public boolean cameByItself() {
    return id != null && id.startsWith(BY_ITSELF);
  }

  /** Whether nobody knows who gave it. */
  boolean isUnsigned() {
    return who.isBlank() || who.equals(SOMEBODY);
  }

  /** What a signal tells, which may come without any input. */
  public static Order orUnsigned(@Nullable Order told) {
    return told == null ? UNSIGNED : told;
  }

  /** Only the id may be null. */
  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public Order(
      @JsonProperty("reason") String reason,
      @JsonProperty("who") String who,
      @JsonProperty("id") @Nullable String id) {
    this.reason = Objects.requireNonNullElse(reason, NO_REASON);
    this.who = Objects.requireNonNullElse(who, SOMEBODY);
    this.id = id;
  }

  /** An order that comes on one way only. */
  public Order(String reason, String who) {
    this(reason, who, null);
  }

  /** A bare sentence, as people type it into the Temporal UI, is the reason. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Order because(String reason) {
    return new Order(reason, SOMEBODY);
  }
}
