package io.mailferry.operations.plan;

import java.util.Optional;

/** One mailbox as a file has it. */
interface Row extends CutoverCells.Values {
  /** The line in which it begins, from 1. */
  int line();

  /** The line of a value, from 1; the first one where it is not there. */
  default int lineOf(PlanColumn column) {
    return line();
  }

  /** What to say of a value that is needed and not there, as the beginning of a sentence. */
  String lacks(PlanColumn column);

  /** What else to do about a value that means nothing to us; empty for nothing else. */
  String orWithoutIt();

  /** What to do about a name that may be two people's, as a clause. */
  String whichOfTwo();

  /** What its name is; empty where that is an address. */
  Optional<IdentityColumn> identity();

  /** How large the mailbox is, as the file has it; empty when it does not say. */
  String size();

  /** Why nobody can tell which value is which; empty when that is plain. */
  Optional<String> overflow();
}
