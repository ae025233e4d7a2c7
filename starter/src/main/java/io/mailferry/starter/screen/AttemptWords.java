package io.mailferry.starter.screen;

import io.mailferry.model.memory.FaultKind;
import io.mailferry.model.policy.AfterFault;
import io.mailferry.operations.explain.Attempts;
import io.mailferry.operations.text.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was tried so far, in words. */
final class AttemptWords {
  private AttemptWords() {}

  /** One line; empty when nothing had to be tried. */
  static String of(Attempts attempts, Instant now) {
    var words = new ArrayList<String>();
    if (attempts.submissions() > 0) {
      words.add("submitted " + times(attempts.submissions()));
    }
    if (attempts.restarts() > 0) {
      words.add("begun anew " + times(attempts.restarts()));
    }
    if (attempts.raisedLimits() > 0) {
      words.add("limits raised " + times(attempts.raisedLimits()));
    }
    if (attempts.resumes() > 0) {
      words.add(resumes(attempts, now));
    } else if (attempts.mostResumes() == 0) {
      words.add("not resumed, because that would not help");
    }
    tries(words, attempts.notReached(), FaultKind.NOT_REACHED, "a command did not reach Exchange");
    tries(words, attempts.lagging(), FaultKind.LAGGING, "Exchange did not know it yet");
    tries(
        words,
        attempts.unknownAnswers(),
        FaultKind.UNKNOWN_WORDS,
        "Exchange's answer was not understood");
    tries(words, attempts.lostAnswers(), FaultKind.LOST, "the answer to a command was lost");
    if (attempts.refusal() != null) {
      words.add(
          "refused with "
              + attempts.refusal().code()
              + " "
              + Words.ago(attempts.refusal().at(), now));
    }
    if (attempts.limitsRefused()) {
      words.add("Exchange refused to give it other limits");
    }
    return String.join("; ", words);
  }

  private static String resumes(Attempts attempts, Instant now) {
    var budget =
        attempts.resumes() > attempts.mostResumes()
            ? attempts.resumes() + " resumes, more than the " + attempts.mostResumes() + " planned"
            : attempts.resumes() + " of " + attempts.mostResumes() + " resumes";
    return attempts.lastResume() == null
        ? budget
        : budget + ", the last one " + Words.ago(attempts.lastResume(), now);
  }

  private static void tries(List<String> words, int tries, FaultKind kind, String what) {
    if (tries > 0) {
      words.add(
          what
              + " "
              + tries
              + " of "
              + AfterFault.mostTries(kind)
              + " times in a row that are waited out");
    }
  }

  private static String times(int number) {
    return number == 1 ? "once" : number + " times";
  }
}
