package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.DN;
import java.util.ArrayList;
import java.util.List;

/**
 * The path of an object as Active Directory shows it, which cannot be searched for
 * (docs/exchange/directory.md#canonical-names).
 */
final class CanonicalName {
  private CanonicalName() {}

  /** The domain, the containers from the outermost, and the object, all without escapes. */
  static List<String> parts(String name) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    for (var i = 0; i < name.length(); i++) {
      var letter = name.charAt(i);
      if (letter == '/') {
        parts.add(part.toString());
        part.setLength(0);
      } else if (letter == '\\' && isEscaped(name, i + 1)) {
        part.append(name.charAt(++i));
      } else {
        part.append(letter);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /** A backslash before another letter is one that a person did not double. */
  private static boolean isEscaped(String name, int at) {
    return at < name.length() && (name.charAt(at) == '/' || name.charAt(at) == '\\');
  }

  /** The same of an object with a distinguished name. */
  static List<String> parts(DN dn) {
    var domain = new ArrayList<String>();
    var path = new ArrayList<String>();
    for (var rdn : dn.getRDNs()) {
      var value = rdn.getAttributeValues()[0];
      if (rdn.hasAttribute("DC")) {
        domain.addLast(value);
      } else {
        path.addFirst(value);
      }
    }
    path.addFirst(String.join(".", domain));
    return path;
  }
}
