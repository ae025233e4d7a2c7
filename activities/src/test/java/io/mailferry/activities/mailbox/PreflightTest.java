package io.mailferry.activities.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.AccountsAfterMove;
import io.mailferry.activities.Given;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.move.Home;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Intention;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTest {
  private static final DirectoryEntry SOURCE =
      Given.mailbox(Given.ANNA, "anna", Given.in(Given.SOURCE));
  private static final DirectoryEntry TARGET = Given.prepared(Given.ANNA, "anna");

  private static List<String> missing(DirectoryEntry source, DirectoryEntry target) {
    return missing(Given.pull(), source, target);
  }

  private static List<String> missing(
      Intention intention, DirectoryEntry source, DirectoryEntry target) {
    return Preflight.missingAcrossForests(
        intention, source, target, () -> Given.DELIVERY_DOMAIN, AccountsAfterMove.OF_THE_TARGET);
  }

  /** The entry with some things otherwise. */
  private static DirectoryEntry like(
      DirectoryEntry entry,
      @Nullable UUID archive,
      long type,
      Home home,
      List<String> addresses,
      List<String> x500,
      @Nullable String legacy,
      @Nullable String alias) {
    return new DirectoryEntry(
        entry.objectGuid(),
        entry.mailbox(),
        archive,
        type,
        home,
        entry.archiveHome(),
        addresses,
        x500,
        legacy,
        alias,
        entry.stamp(),
        entry.account());
  }

  private static DirectoryEntry target(List<String> addresses, List<String> x500) {
    return like(
        TARGET,
        null,
        TARGET.recipientType(),
        TARGET.home(),
        addresses,
        x500,
        TARGET.legacyExchangeDn(),
        TARGET.alias());
  }

  private static DirectoryEntry withArchive(DirectoryEntry entry) {
    return like(
        entry,
        new UUID(1, 1),
        entry.recipientType(),
        entry.home(),
        entry.addresses(),
        entry.x500(),
        entry.legacyExchangeDn(),
        entry.alias());
  }

  private static DirectoryEntry ofKind(DirectoryEntry entry, long type) {
    return like(
        entry,
        entry.archive(),
        type,
        entry.home(),
        entry.addresses(),
        entry.x500(),
        entry.legacyExchangeDn(),
        entry.alias());
  }

  @Test
  void areMetByAPreparedMailUser() {
    assertThat(missing(SOURCE, TARGET)).isEmpty();
  }

  @Test
  void wantASourceThatIsAMailbox() {
    assertThat(missing(Given.living(SOURCE, new Home.MailUser(null)), TARGET))
        .singleElement()
        .asString()
        .contains("no homeMDB");
  }

  @ParameterizedTest
  @ValueSource(longs = {8_388_608L, 536_870_912L, 68_719_476_736L})
  void keepMailboxesAtHomeThatDoNotCrossForests(long type) {
    assertThat(missing(ofKind(SOURCE, type), TARGET))
        .singleElement()
        .asString()
        .contains("msExchRecipientTypeDetails " + type);
  }

  @Test
  void wantATargetThatIsAMailUser() {
    assertThat(missing(SOURCE, ofKind(TARGET, 1)))
        .singleElement()
        .asString()
        .contains("Prepare-MoveRequest.ps1");
  }

  @Test
  void wantAnAddressInTheDeliveryDomain() {
    assertThat(missing(SOURCE, target(List.of("anna@source.example"), TARGET.x500())))
        .containsExactly("the target mail user has no address in target.example: add one");
  }

  @Test
  void doNotTakeASubdomainForTheDeliveryDomain() {
    assertThat(missing(SOURCE, target(List.of("anna@mail.target.example"), TARGET.x500())))
        .hasSize(1);
  }

  @Test
  void wantTheSourcesLegacyNameAsAnAddress() {
    assertThat(missing(SOURCE, target(TARGET.addresses(), List.of("/o=Other/cn=anna"))))
        .singleElement()
        .asString()
        .contains("legacyExchangeDN as an X500 address");
  }

  @Test
  void wantANameAndAnAliasInTheTarget() {
    var nameless =
        like(
            TARGET,
            null,
            TARGET.recipientType(),
            TARGET.home(),
            TARGET.addresses(),
            TARGET.x500(),
            null,
            null);

    assertThat(missing(SOURCE, nameless))
        .containsExactly(
            "the target mail user has no legacyExchangeDN",
            "the target mail user has no alias (mailNickname)");
  }

  @Test
  void wantTheSameArchiveOnBothSides() {
    assertThat(missing(withArchive(SOURCE), TARGET))
        .singleElement()
        .asString()
        .contains("msExchArchiveGUID");
    assertThat(missing(withArchive(SOURCE), withArchive(TARGET))).isEmpty();
  }

  /** docs/exchange/cross-forest.md#parts-do-not-cross: between two forests on premises. */
  @ParameterizedTest
  @EnumSource(value = MailboxScope.class, mode = Mode.EXCLUDE, names = "PRIMARY_AND_ARCHIVE")
  void wantTheWholeMailboxBetweenTwoForests(MailboxScope part) {
    var intention = Given.intention(Given.ANNA, Route.PULL, part, CutoverStyle.COMPLETE_AFTER);

    assertThat(missing(intention, SOURCE, TARGET))
        .containsExactly(
            "the plan moves a part of the mailbox, and between two forests Exchange moves only all"
                + " of it");
  }

  @Test
  void areNamedAllAtOnce() {
    var source =
        like(
            SOURCE,
            new UUID(1, 1),
            8_388_608L,
            new Home.Missing(),
            List.of(),
            List.of(),
            null,
            null);
    var target = like(TARGET, null, 1, TARGET.home(), List.of(), List.of(), null, null);

    assertThat(missing(source, target)).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void nameNobody() {
    var target = like(TARGET, null, 1, TARGET.home(), List.of(), List.of(), null, null);

    assertThat(missing(SOURCE, target)).isNotEmpty().noneMatch(sentence -> sentence.contains("@"));
  }

  @Test
  void areFewWithinOneForest() {
    assertThat(Preflight.missingLocally(SOURCE)).isEmpty();
    var bare = like(SOURCE, null, 1, SOURCE.home(), List.of(), List.of(), null, null);
    assertThat(Preflight.missingLocally(bare)).hasSize(2);
  }
}
