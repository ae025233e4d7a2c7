package io.mailferry.operations.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file was understood, where it could have been understood in another way.
 *
 * @param code which, for programs
 * @param sentence the same for people
 */
public record PlanNote(Code code, String sentence) {
  /** The kinds of note; the names never change. */
  public enum Code {
    /** Columns that no plan has were passed over. */
    COLUMNS_IGNORED,
    /** The address, or another name of the mailbox, was taken from a column of another name. */
    ADDRESS_COLUMN,
    /** The first line holds an address, so that it was taken for a list. */
    NO_HEADER,
    /** The file is neither UTF-8 nor UTF-16. */
    ENCODING_GUESSED,
    /** Mailboxes without a database were spread over some. */
    SPREAD,
    /** Mailboxes switch at a time of their own. */
    OWN_CUTOVER,
    /** A mailbox is left out, because the file says so. */
    EXCLUDED,
    /** Some are to be left out and are not there. */
    EXCLUDED_NOBODY,
    /** Lines name a time zone that changes nothing. */
    TIME_ZONE_UNUSED
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("code", code.name());
    data.put("note", sentence);
    return data;
  }
}
