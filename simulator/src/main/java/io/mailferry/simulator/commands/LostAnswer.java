package io.mailferry.simulator.commands;

/** The ways in which an answer is lost. */
public enum LostAnswer {
  /** The shell process dies without a word. */
  SILENCE,
  /** The shell process dies in the middle of the frame. */
  HALF_A_FRAME,
  /** The shell process stays, and says nothing. */
  HANGING
}
