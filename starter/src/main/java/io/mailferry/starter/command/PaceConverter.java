package io.mailferry.starter.command;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how much is copied in a time, e.g. {@code 20GB/h}, {@code 300 MB/min}; bytes an hour. */
final class PaceConverter implements ITypeConverter<Long> {
  private static final Pattern PACE =
      Pattern.compile("(.+?) *(?:/|per) *(h|hr|hour|min|minute)\\.?");

  private static final int MINUTES = 60;

  @Override
  public Long convert(String typed) {
    var match = PACE.matcher(typed.strip().toLowerCase(Locale.ROOT));
    var size = match.matches() ? SizeConverter.read(match.group(1)) : Optional.<Long>empty();
    return size.map(bytes -> match.group(2).startsWith("h") ? bytes : bytes * MINUTES)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    typed + " is not a pace; write for example 20GB/h or 300MB/min"));
  }
}
