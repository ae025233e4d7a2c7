package io.mailferry.simulator.faults;

/** The shell processes that are open, as a fault sees them. */
public interface OpenShells {
  /** All of them die. */
  void killAll();

  /** One of them dies; which one follows from this number and how many there are. */
  void killOne(int pick);
}
