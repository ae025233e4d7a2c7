package io.mailferry.operations.select;

import io.mailferry.operations.status.MailboxSnapshot;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has to hold of a mailbox. */
sealed interface Condition extends Predicate<MailboxSnapshot> {
  /** All of them hold. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean test(MailboxSnapshot mailbox) {
      return parts.stream().allMatch(part -> part.test(mailbox));
    }
  }

  /** One of them holds. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean test(MailboxSnapshot mailbox) {
      return parts.stream().anyMatch(part -> part.test(mailbox));
    }
  }

  /** It does not hold. */
  record Not(Condition part) implements Condition {
    @Override
    public boolean test(MailboxSnapshot mailbox) {
      return !part.test(mailbox);
    }
  }

  /**
   * The field is one of these words, in which {@code *} stands for anything; or it is known, and
   * none of them.
   */
  record Is(Field field, List<String> values, boolean wanted) implements Condition {
    public Is {
      values = List.copyOf(values);
    }

    @Override
    public boolean test(MailboxSnapshot mailbox) {
      var word = field.word(mailbox);
      return word != null && wanted == values.stream().anyMatch(value -> fits(field, value, word));
    }

    static boolean fits(Field field, String value, String word) {
      var pattern =
          Stream.of(field.compared(value).split("\\*", -1))
              .map(Pattern::quote)
              .collect(Collectors.joining(".*"));
      return Pattern.compile(pattern, Pattern.DOTALL).matcher(field.compared(word)).matches();
    }
  }

  /** The number is as large as that, or smaller, or larger; never where it is not known. */
  record Compares(Field field, Comparison how, long value) implements Condition {
    @Override
    public boolean test(MailboxSnapshot mailbox) {
      @Nullable Long number = field.number(mailbox);
      return number != null && how.holds(Long.compare(number, value));
    }
  }
}
