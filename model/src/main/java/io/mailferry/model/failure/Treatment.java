package io.mailferry.model.failure;

/** What is done about a failed request without asking anybody. */
public enum Treatment {
  /** It is resumed, again and again with pauses: the reason passes by itself. */
  RESUME,
  /** The same, when the lock that another move left behind is over. */
  RESUME_AFTER_THE_LOCK,
  /** It is resumed a single time; if that did not help, a person is asked. */
  RESUME_ONCE,
  /** A person is asked at once: nothing gets better by itself. */
  ASK
}
