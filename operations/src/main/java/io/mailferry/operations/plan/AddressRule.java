package io.mailferry.operations.plan;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an address must look like. Narrower than mail's own rules: what no Exchange address has in
 * practice, and a shell or a directory search would take for something else, is refused here.
 */
final class AddressRule {
  private static final Pattern WHOLE =
      Pattern.compile(
          "[A-Za-z0-9_+=#&/!~%^?{}|-](?:['.]?[A-Za-z0-9_+=#&/!~%^?{}|-])*"
              + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\\.)+"
              + "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?");
  private static final Pattern GUID = Pattern.compile("\\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}.*");
  private static final Pattern OTHER_KIND =
      Pattern.compile("(X400|X500|SIP|EUM|EX|NOTES):", Pattern.CASE_INSENSITIVE);
  private static final String ODD = "\"`$();*\\<>,:[]";

  /** The longest address that mail can deliver to. */
  private static final int LONGEST = 254;

  private AddressRule() {}

  /** Why a text is not taken for an address; empty when it is. */
  static Optional<String> against(String address) {
    if (address.isEmpty()) {
      return Optional.of("EmailAddress is blank; name the mailbox, or delete the line");
    }
    var shown = Printable.of(address);
    if (GUID.matcher(address).matches()) {
      return Optional.of(shown + " is a GUID; name the mailbox by its address");
    }
    if (address.length() > LONGEST) {
      return Optional.of(shown + " is longer than an address can be");
    }
    var other = OTHER_KIND.matcher(address);
    if (other.lookingAt()) {
      return Optional.of(
          shown + " is an address of the kind " + other.group(1) + "; name the SMTP address");
    }
    for (var i = 0; i < address.length(); i++) {
      var letter = address.charAt(i);
      if (Character.getType(letter) == Character.FORMAT) {
        return Optional.of(shown + " " + Cell.unseen(letter, "address"));
      }
      if (letter >= 0x80) {
        return Optional.of(
            shown
                + " contains the letter "
                + letter
                + ", and no mailbox of Exchange has such an address"
                + " (docs/exchange/directory.md#international-addresses); name it by another");
      }
      if (Character.isWhitespace(letter) || Character.isISOControl(letter)) {
        return Optional.of(
            shown + " contains a blank or a line break; no address does, so remove it");
      }
      if (ODD.indexOf(letter) >= 0) {
        return Optional.of(
            shown + " contains the character " + letter + ", which no mailbox's address has");
      }
    }
    if (!WHOLE.matcher(address).matches()) {
      return Optional.of(shown + " is not an address like name@domain.example");
    }
    return Optional.empty();
  }
}
