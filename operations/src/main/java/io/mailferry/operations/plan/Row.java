package io.mailferry.operations.plan;

import java.util.Optional;

/** One mailbox as a file has it. */
interface Row extends CutoverCells.Values {
  /** The line in which it begins, from 1. */
  int line();

  /** What its name is; empty where that is an address. */
  Optional<IdentityColumn> identity();

  /** How large the mailbox is, as the file has it; empty when it does not say. */
  String size();

  /** Why nobody can tell which value is which; empty when that is plain. */
  Optional<String> overflow();
}
