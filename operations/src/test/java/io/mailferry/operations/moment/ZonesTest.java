package io.mailferry.operations.moment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Europe/Berlin            | Europe/Berlin",
        "europe/berlin            | Europe/Berlin",
        "America/New York         | America/New_York",
        "America/Argentina/Buenos_Aires | America/Argentina/Buenos_Aires",
        "Etc/UTC                  | Etc/UTC",
        "Japan                    | Japan",
        "utc                      | UTC",
        "GMT                      | UTC",
        "Z                        | UTC",
        "+01:00                   | +01:00",
        "-5                       | -05:00",
        "+0530                    | +05:30",
        "UTC+1                    | +01:00",
        "GMT-03:30                | -03:30",
        "W. Europe Standard Time  | Europe/Berlin",
        "w. europe standard time  | Europe/Berlin",
        "GMT Standard Time        | Europe/London",
        "India Standard Time      | Asia/Calcutta",
        "Eastern Standard Time    | America/New_York",
        "UTC-11                   | -11:00",
      })
  void areTakenAsPeopleNameThem(String name, ZoneId zone) {
    assertThat(Zones.read(name)).isEqualTo(new Zones.Result.Known(zone));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "CET           | write the region, e.g. Europe/Berlin",
        "cest          | write the region, e.g. Europe/Berlin",
        "EST5EDT       | America/New_York",
        "CST           | America/Chicago or Asia/Shanghai",
        "IST           | Asia/Kolkata or Asia/Jerusalem or Europe/Dublin",
        "Etc/GMT+5     | write -05:00 if that is meant",
        "Europe/Munich | is not a time zone that is known",
        "Europe/Berln  | did you mean Europe/Berlin?",
        "Berlin        | did you mean Europe/Berlin?",
        "XYZ           | is not a time zone that is known",
        "+25:00        | those go from -18:00 to +18:00",
        "+01:99        | is not an offset from UTC",
        "''            | nothing is not a time zone",
      })
  void areRefusedWithWhatToWriteWhereTheyMayBeSeveral(String name, String why) {
    assertThat(Zones.read(name))
        .isInstanceOfSatisfying(
            Zones.Result.Unknown.class,
            unknown -> assertThat(unknown.sentence()).contains(why).doesNotEndWith("."));
  }

  @Test
  void ofWindowsAllHaveARegionThatIsKnown() {
    assertThat(WindowsZones.all()).hasSize(139);
    assertThat(WindowsZones.all().values())
        .allSatisfy(region -> assertThat(ZoneId.getAvailableZoneIds()).contains(region));
    assertThat(WindowsZones.all().keySet())
        .allSatisfy(name -> assertThat(Zones.read(name)).isInstanceOf(Zones.Result.Known.class));
  }

  @Test
  void thatAreProposedAreKnown() {
    assertThat(ShortZones.proposed())
        .allSatisfy(
            region ->
                assertThat(Zones.read(region))
                    .isEqualTo(new Zones.Result.Known(ZoneId.of(region))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Berlin", "Africa/Abidjan", "Asia/Kolkata", "CET", "Japan"})
  void ofAMachineAreTakenWhereSomebodyChoseARegion(String zone) {
    assertThat(Zones.ofMachine(ZoneId.of(zone))).contains(ZoneId.of(zone));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Etc/UTC", "GMT", "Z", "+01:00", "GMT+01:00", "Etc/GMT-1"})
  void ofAMachineAreNotTakenWhereNobodyDid(String zone) {
    assertThat(Zones.ofMachine(ZoneId.of(zone))).isEmpty();
  }
}
