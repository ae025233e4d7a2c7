package io.mailferry.simulator.commands.call;

/** What a session keeps from one command to the next; used under the world's clock alone. */
public final class Session {
  private Scope scope;

  /** A session with this scope. */
  public Session(Scope scope) {
    this.scope = scope;
  }

  /** Whose recipients it sees. */
  public Scope scope() {
    return scope;
  }

  /** Sees these from now on. */
  public void sees(Scope others) {
    scope = others;
  }
}
