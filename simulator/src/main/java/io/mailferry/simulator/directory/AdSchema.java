package io.mailferry.simulator.directory;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Just enough of Active Directory's schema for filters to compare as they do there. */
final class AdSchema {
  private static final String TEXT =
      "EQUALITY caseIgnoreMatch SUBSTR caseIgnoreSubstringsMatch SYNTAX"
          + " 1.3.6.1.4.1.1466.115.121.1.15";
  private static final String BYTES =
      "EQUALITY octetStringMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.40";
  private static final String NUMBER =
      "EQUALITY integerMatch ORDERING integerOrderingMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27";
  private static final String NAME =
      "EQUALITY distinguishedNameMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.12";

  /** The attributes that most look-ups compare with. */
  static final String[] INDEXED = {
    "msExchMailboxGuid",
    "objectGUID",
    "proxyAddresses",
    "mail",
    "userPrincipalName",
    "mailNickname",
    "sAMAccountName",
    "name",
    "distinguishedName"
  };

  private static final Map<String, String> ATTRIBUTES = new LinkedHashMap<>();

  static {
    for (var text :
        List.of(
            "sAMAccountName",
            "userPrincipalName",
            "mailNickname",
            "proxyAddresses",
            "targetAddress",
            "legacyExchangeDN",
            "msExchArchiveName",
            "msExchHomeServerName",
            "msExchUserCulture",
            "msExchMailboxMoveRemoteHostName",
            "msExchMailboxMoveBatchName",
            "nETBIOSName",
            "whenCreated",
            "whenChanged",
            "adminDisplayName")) {
      ATTRIBUTES.put(text, TEXT);
    }
    for (var bytes :
        List.of(
            "objectGUID",
            "msExchMailboxGuid",
            "msExchArchiveGUID",
            "objectSid",
            "msExchMasterAccountSid")) {
      ATTRIBUTES.put(bytes, BYTES);
    }
    for (var number :
        List.of(
            "msExchRecipientDisplayType",
            "msExchRecipientTypeDetails",
            "msExchVersion",
            "msExchMailboxMoveStatus",
            "msExchMailboxMoveFlags",
            "userAccountControl",
            "uSNChanged",
            "uSNCreated")) {
      ATTRIBUTES.put(number, NUMBER + " SINGLE-VALUE");
    }
    for (var name :
        List.of(
            "homeMDB",
            "msExchMailboxMoveSourceMDBLink",
            "msExchMailboxMoveTargetMDBLink",
            "msExchMailboxMoveSourceArchiveMDBLink",
            "msExchMailboxMoveTargetArchiveMDBLink",
            "msExchOwningServer",
            "objectCategory",
            "nCName",
            "distinguishedName")) {
      ATTRIBUTES.put(name, NAME);
    }
  }

  private AdSchema() {}

  static Schema schema() throws LDAPException {
    var lines = new ArrayList<String>();
    lines.add("dn: cn=schema");
    lines.add("objectClass: top");
    lines.add("objectClass: ldapSubEntry");
    lines.add("objectClass: subschema");
    var number = 1;
    for (var attribute : ATTRIBUTES.entrySet()) {
      lines.add(
          "attributeTypes: ( 1.3.6.1.4.1.99999.1.%d NAME '%s' %s )"
              .formatted(number++, attribute.getKey(), attribute.getValue()));
    }
    var own = String.join(" $ ", ATTRIBUTES.keySet());
    var may = "MAY ( cn $ name $ displayName $ mail $ givenName $ sn $ description $ " + own + " )";
    for (var kind :
        List.of(
            "user SUP organizationalPerson",
            "container SUP top",
            "crossRef SUP top",
            "msExchMDB SUP top",
            "msExchPrivateMDB SUP msExchMDB")) {
      var words = kind.split(" ", 2);
      lines.add(
          "objectClasses: ( 1.3.6.1.4.1.99999.2.%d NAME '%s' %s STRUCTURAL %s )"
              .formatted(number++, words[0], words[1], may));
    }
    return Objects.requireNonNull(
        Schema.mergeSchemas(Schema.getDefaultStandardSchema(), new Schema(entry(lines))));
  }

  private static Entry entry(List<String> lines) throws LDAPException {
    try {
      return new Entry(lines.toArray(String[]::new));
    } catch (LDIFException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
