package io.mailferry.operations.report;

/** A page in the making. Text goes in by {@link #text} only, so that nothing in it is markup. */
final class Html {
  private final StringBuilder page = new StringBuilder(16_384);

  /** Markup of our own; never with text from elsewhere. */
  Html raw(String markup) {
    page.append(markup);
    return this;
  }

  /** Text, to be read and not obeyed. */
  Html text(Object text) {
    var letters = text.toString();
    for (var i = 0; i < letters.length(); i++) {
      var letter = letters.charAt(i);
      switch (letter) {
        case '&' -> page.append("&amp;");
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '"' -> page.append("&quot;");
        case '\'' -> page.append("&#39;");
        default -> page.append(letter < ' ' && letter != '\n' ? ' ' : letter);
      }
    }
    return this;
  }

  /** An element with nothing but text in it. */
  Html element(String opening, Object text, String closing) {
    return raw(opening).text(text).raw(closing);
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
