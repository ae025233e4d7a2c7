package io.mailferry.operations.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a plan.
 *
 * @param line the line's number in the file, from 1; 0 when it concerns the whole file
 * @param address whom the line names; null for a line that could not be read
 * @param code what kind of problem
 * @param sentence what is wrong and what to do
 * @param file in which file the line stands, where a plan has two; null where it has one
 */
public record PlanProblem(
    int line, @Nullable String address, Code code, String sentence, @Nullable String file) {
  /** The kinds of problem. The names are stable: programs may rely on them. */
  public enum Code {
    /** The file is missing, too large, a folder, or cannot be read. */
    FILE_UNREADABLE,
    /** The file is no CSV in UTF-8. */
    NOT_CSV_UTF8,
    /** There is nothing in it, or nothing but the names of columns. */
    EMPTY,
    /** More mailboxes than a wave holds. */
    TOO_MANY_MAILBOXES,
    /** A column that no plan has. */
    COLUMN_UNKNOWN,
    /** A column of a plan that goes the other way. */
    COLUMN_OF_OTHER_ROUTE,
    /** A column that every plan needs. */
    COLUMN_MISSING,
    /** The same column again. */
    COLUMN_TWICE,
    /** A wave file is no YAML in UTF-8, or says more than one document. */
    NOT_YAML,
    /** A key that no wave file has. */
    KEY_UNKNOWN,
    /** The same key again. */
    KEY_TWICE,
    /** A key that is needed. */
    KEY_MISSING,
    /** Two keys that say the same, or one that says nothing without another. */
    KEYS_DISAGREE,
    /** A value of another kind than the key takes, or none that it knows. */
    VALUE_INVALID,
    /** A double quote that does not end. */
    QUOTE_OPEN,
    /** More values than columns. */
    TOO_MANY_VALUES,
    /** No address, or none that a mailbox has. */
    ADDRESS_INVALID,
    /** The same address again. */
    ADDRESS_TWICE,
    /** No name of the kind that the column has, or none that a mailbox goes by. */
    IDENTITY_INVALID,
    /** The same name again. */
    IDENTITY_TWICE,
    /** Nobody of the plan has the name of somebody who is not to move. */
    EXCLUDED_NOBODY,
    /** A part of a mailbox that does not exist. */
    MAILBOX_TYPE_UNKNOWN,
    /** A database for an archive that stays where it is. */
    ARCHIVE_NOT_MOVED,
    /** No target database. */
    DATABASE_MISSING,
    /** No name of a database. */
    DATABASE_INVALID,
    /** A limit that is no number of items. */
    LIMIT_INVALID,
    /** No moment, or more than one. */
    MOMENT_INVALID,
    /** A moment that is past. */
    MOMENT_PAST,
    /** No window or blackout that is understood, or none that is left. */
    WINDOW_INVALID,
    /** More different times than a plan carries. */
    TOO_MANY_CUTOVERS,
    /** No time zone that is known. */
    ZONE_UNKNOWN,
    /** More problems than are listed. */
    MORE_PROBLEMS,
    /** The look-up in directory and Exchange found something; nothing is wrong with the form. */
    NOT_READY
  }

  /** One of a plan of one file. */
  public PlanProblem(int line, @Nullable String address, Code code, String sentence) {
    this(line, address, code, sentence, null);
  }

  /** One that concerns nobody by name. */
  public PlanProblem(int line, Code code, String sentence) {
    this(line, null, code, sentence);
  }

  /** The same of a file, unless it names one. */
  public PlanProblem in(String other) {
    return file == null ? new PlanProblem(line, address, code, sentence, other) : this;
  }

  /** The whole file is meant. */
  static PlanProblem ofFile(Code code, String sentence) {
    return new PlanProblem(0, code, sentence);
  }

  /** The problem with its place, for a list. */
  public String words() {
    return (file == null ? "" : line == 0 ? file + ": " : file + " ")
        + (line == 0 ? "" : "line " + line + ": ")
        + (address == null ? "" : address + ": ")
        + sentence;
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("line", line == 0 ? null : line);
    row.put("address", address);
    row.put("code", code.name());
    row.put("problem", sentence);
    if (file != null) {
      row.put("file", file);
    }
    return row;
  }
}
