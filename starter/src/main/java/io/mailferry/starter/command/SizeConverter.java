package io.mailferry.starter.command;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads how large something is, e.g. {@code 2GB}, {@code 1.5 GB}, {@code 300 MB}. Three digits
 * behind a mark are refused: {@code 1.000 GB} is one to some and a thousand to others.
 */
final class SizeConverter implements ITypeConverter<Long> {
  private static final Pattern SIZE =
      Pattern.compile("([0-9]{1,6}(?:[.,][0-9]{1,2})?) *(kb|mb|gb|tb)");

  @Override
  public Long convert(String typed) {
    return read(typed)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    typed + " is not a size; write for example 2GB or 1.5 GB"));
  }

  /** Empty for what is none, and for nothing at all. */
  static Optional<Long> read(String typed) {
    var match = SIZE.matcher(typed.strip().toLowerCase(Locale.ROOT));
    if (!match.matches()) {
      return Optional.empty();
    }
    var unit =
        switch (match.group(2)) {
          case "kb" -> 1L << 10;
          case "mb" -> 1L << 20;
          case "gb" -> 1L << 30;
          default -> 1L << 40;
        };
    var bytes =
        new BigDecimal(match.group(1).replace(',', '.'))
            .multiply(BigDecimal.valueOf(unit))
            .longValue();
    return bytes > 0 ? Optional.of(bytes) : Optional.empty();
  }
}
