package io.mailferry.activities.fault.redact;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that stand in a sentence without quotation marks, after a word that a person's name
 * follows.
 *
 * <p>What follows such a word is a name unless it is one of the words that stand there in ordinary
 * sentences. A small word alone, as in "mailbox aberg", is a name only before a verb or where it
 * stands as a value, because otherwise no sentence would keep its nouns.
 */
final class UnquotedNames {
  private static final String PERSON =
      "mailbox|user|recipient|account|object|identity|owner|alias|trustee|delegate|manager"
          + "|mail ?user|principal|upn|sAMAccountName|userPrincipalName|mailNickname|displayName"
          + "|givenName|surname|sn|uid"
          + "|(?:display|user|account|logon|login|first|last|full|mailbox|alias) ?name"
          + "|postfach|benutzer|empfänger|konto|objekt|anzeigename|utilisateur|destinataire"
          + "|usuario|destinatario";

  private static final Pattern AFTER_PERSON =
      Pattern.compile(
          "(?iU)(?<![\\p{L}\\p{N}_-])(?<word>"
              + PERSON
              + ")(?<between>\\s*[:=>]\\s*|\\s+\\(|\\s+)(?=[\\p{L}\\p{N}_$])");

  /** The request for Anna; a database after it is spelt otherwise. */
  private static final Pattern AFTER_FOR =
      Pattern.compile(
          "(?iU)\\b(?:(?:requests?|moves?|archive|mailbox|logon|login|postfach|anforderung)\\s+"
              + "(?:for|of|by|für|von|pour|de|para)"
              + "|(?:moved|created|requested|suspended|resumed|completed|removed|cancelled|owned"
              + "|started)\\s+by)\\s+(?=\\p{L})");

  private static final Pattern AFTER_PARAMETER =
      Pattern.compile(
          "(?i)(?<=\\s|^)-(?:Identity|User|Mailbox|Alias|Name|DisplayName|FirstName|LastName"
              + "|SamAccountName|UserPrincipalName|UserName|Owner|ManagedBy|Trustee|Recipient"
              + "|LinkedMasterAccount|ForwardingAddress)(?::\\s*|\\s+)(?=[\\p{L}\\p{N}_$])");

  private static final Pattern AFTER_CMDLET =
      Pattern.compile(
          "(?i)\\b(?:Get|Set|New|Remove|Suspend|Resume|Enable|Disable|Connect|Update|Test)-"
              + "(?:CAS|Remote|AD)?(?:Mail)?(?:box|user|contact|Recipient|MoveRequest|MigrationUser)"
              + "(?:Statistics)?\\s+(?=[\\p{L}\\p{N}_$])");

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\p{Lu}\\.(?=\\s\\p{Lu})"
              + "|[\\p{L}\\p{N}_$](?:[\\p{L}\\p{N}_$*-]|[.'’](?=[\\p{L}\\p{N}]))*+"
              + "(?![/\\\\@]|[:=]\\S)");
  private static final Pattern GOES_ON =
      Pattern.compile(
          "(?:,?\\s(?:(?:von|van|vom|zu|de|del|della|der|den|di|da|dos|du|el|al|bin|la|le|ter|y)\\s)*+"
              + "(?=\\p{Lu})|\\s(?=\\p{Lu}\\.\\s\\p{Lu}))");
  private static final Pattern BEFORE_VERB =
      Pattern.compile(
          "\\s+(?:is|was|has|had|isn|wasn|hasn|doesn|does|did|didn|could|couldn|cannot|can|can't"
              + "|must|may|will|would|already|failed|fails|exists|not|ist|wurde|wird|hat|kann)\\b");
  private static final Pattern PERSON_SPELLING =
      Pattern.compile("\\p{Lu}\\.?|\\p{Lu}\\p{Ll}.*|\\p{Ll}+[._]\\p{Ll}+");
  private static final Pattern INSIDE_A_NAME = Pattern.compile("[\\d._$]");
  private static final Pattern ENDS_A_SENTENCE =
      Pattern.compile("(?i)identity|alias|samaccount|mailnick");
  private static final Pattern AT_THE_END = Pattern.compile("\\s*(?:[.,;)\\]}]|$)");

  private static final Pattern THING =
      Pattern.compile(
          "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|Primary|Archive|[\\d.,]+|\\w+n['’]t"
              + "|Microsoft\\..*|ms-?Exch.*|S-1-.*|\\$(null|true|false)");

  private static final Set<String> COMMON =
      Set.of(
          ("a about above access account accounts across active ad after again against agent alias"
                  + " aliases all already also always an and anew another any archive archives are as"
                  + " assistant assistants at attribute attributes authority autodiscover batch be"
                  + " because been before being below between body both but by can cannot category"
                  + " change changes class cn column configuration connection container content"
                  + " control copies copy could count credential credentials das data database"
                  + " databases date dc der details did die directory disabled display dn do does"
                  + " domain during each enabled error every exchange exists expired export failed"
                  + " failure field filter folder folders for forest found from full group groups guid"
                  + " guids had has have he here history id identities identity ids if import in index"
                  + " info information interaction into is it item items its job jobs just last"
                  + " letters level licence license limit limits line lines list load location lock"
                  + " locked lockout logon mail mailbox mailboxes mailuser management master may"
                  + " message messages microsoft might migration missing mode more most move moved"
                  + " moves must name names never new no nor not now null number numbers object"
                  + " objects of off office on only onto or other ou out outlook over owner owners own"
                  + " parameter parameters password per permission permissions picker plan plans"
                  + " policies policy pool previous primary principal principals profile property"
                  + " properties queue quota quotas range read recipient recipients reference"
                  + " replication request requests reset right rights role roles row same schema scope"
                  + " search server servers service services session sessions set setting settings"
                  + " shall she should sid sids sign signature since size sizes smtp so some source"
                  + " spn state states statistics status still store stores string submitted such"
                  + " support system table target template text than that the then there these they"
                  + " this those through time to token transport type types under unlock until up upn"
                  + " user users value values version versions via view was we were what when where"
                  + " which while who whom whose will windows with within without would write x400"
                  + " x500 yet you")
              .split(" "));

  /** How much it takes to be a name in a place. */
  private enum Proof {
    /** Whatever stands there is one, unless it is a thing. */
    NONE,
    /** A capital letter, a dot, a digit; or a verb after it. */
    LOOKS_OR_VERB,
    /** A capital letter, a dot, a digit. */
    LOOKS,
    /** A capital letter and small ones, as no database has. */
    SPELT_AS_A_PERSON
  }

  private UnquotedNames() {}

  static String leftOut(String text) {
    var left = leftOut(text, AFTER_PARAMETER, Proof.NONE);
    left = leftOut(left, AFTER_CMDLET, Proof.LOOKS);
    left = leftOut(left, AFTER_FOR, Proof.SPELT_AS_A_PERSON);
    return leftOut(left, AFTER_PERSON, Proof.LOOKS_OR_VERB);
  }

  private static String leftOut(String text, Pattern marker, Proof usual) {
    var found = marker.matcher(text);
    var left = new StringBuilder();
    var copied = 0;
    while (found.find()) {
      if (found.end() <= copied) {
        continue;
      }
      var end = endOfName(text, found.end(), proof(found, marker, usual), found.group());
      if (end > found.end()) {
        left.append(text, copied, found.end()).append('…');
        copied = end;
      }
      found.region(Math.max(end, found.end() - 1), text.length());
    }
    return left.append(text, copied, text.length()).toString();
  }

  private static Proof proof(Matcher found, Pattern marker, Proof usual) {
    if (marker != AFTER_PERSON) {
      return usual;
    }
    var between = found.group("between");
    return between.isBlank() || between.contains("(") ? usual : Proof.NONE;
  }

  private static int endOfName(String text, int from, Proof proof, String marker) {
    var token = tokenAt(text, from);
    if (!token.lookingAt() || isThing(token.group())) {
      return from;
    }
    var end = endOfProven(token, proof, marker, text);
    if (end < 0) {
      return from;
    }
    for (var more = 0; more < 4; more++) {
      var next = nextOf(text, end);
      if (next < 0) {
        return end;
      }
      end = next;
    }
    return end;
  }

  /** The end of the word after this one, when that still belongs to the name; otherwise -1. */
  private static int nextOf(String text, int end) {
    var gap = GOES_ON.matcher(text).region(end, text.length());
    gap.useTransparentBounds(true);
    if (!gap.lookingAt()) {
      return -1;
    }
    var token = tokenAt(text, gap.end());
    return token.lookingAt() && !isThing(token.group()) ? token.end() : -1;
  }

  private static Matcher tokenAt(String text, int from) {
    return TOKEN.matcher(text).region(from, text.length()).useTransparentBounds(true);
  }

  /** The end of the name that begins with a word, or of its first word; -1 when it is none. */
  private static int endOfProven(Matcher word, Proof proof, String marker, String text) {
    var first = word.group();
    var proven =
        switch (proof) {
          case NONE -> true;
          case LOOKS -> looksLikeAName(first);
          case SPELT_AS_A_PERSON -> PERSON_SPELLING.matcher(first).matches();
          case LOOKS_OR_VERB ->
              looksLikeAName(first)
                  || (ENDS_A_SENTENCE.matcher(marker).lookingAt()
                      && follows(AT_THE_END, text, word.end()));
        };
    if (proven) {
      return word.end();
    }
    return proof == Proof.LOOKS_OR_VERB ? endBeforeVerb(text, word.end()) : -1;
  }

  /** Small words up to a verb, as in "mailbox anna berg is"; -1 when no verb comes soon. */
  private static int endBeforeVerb(String text, int from) {
    var end = from;
    for (var words = 0; words < 3; words++) {
      if (follows(BEFORE_VERB, text, end)) {
        return end;
      }
      var next = tokenAt(text, end + 1);
      if (end + 1 >= text.length()
          || text.charAt(end) != ' '
          || !next.lookingAt()
          || isThing(next.group())) {
        return -1;
      }
      end = next.end();
    }
    return -1;
  }

  private static boolean follows(Pattern what, String text, int from) {
    return what.matcher(text).region(from, text.length()).lookingAt();
  }

  private static boolean looksLikeAName(String word) {
    return !Character.isLowerCase(word.codePointAt(0)) || INSIDE_A_NAME.matcher(word).find();
  }

  private static boolean isThing(String word) {
    return THING.matcher(word).matches() || COMMON.contains(word.toLowerCase(Locale.ROOT));
  }
}
