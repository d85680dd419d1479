package org.tutai.geo.locate.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.format.Choices;
import org.tutai.geo.locate.place.Place.Kind;
import org.tutai.geo.locate.place.PlaceImport.Options;

class PlaceImportTest {

  @TempDir Path folder;

  private Path directory() {
    return folder.resolve("places");
  }

  private PlaceReport add(String name, String text) throws IOException {
    return add(name, text, Options.NONE);
  }

  private PlaceReport add(String name, String text, Options options) throws IOException {
    return new PlaceImport(directory()).file(PlaceFixtures.write(folder, name, text), options);
  }

  private static Options named(String field) {
    return new Options(Optional.empty(), field, "", Choices.NONE);
  }

  @Test
  void tellsTheKindByGeometryAndFields() throws IOException {
    add("villages.geojson", PlaceFixtures.VILLAGES);
    add("roads.geojson", PlaceFixtures.ROADS);
    add("landmarks.csv", PlaceFixtures.LANDMARKS);

    assertThat(PlaceImport.list(directory()))
        .extracting(PlaceSet::kind)
        .containsExactly(Kind.DISTRICT, Kind.ROAD, Kind.LANDMARK);
  }

  @Test
  void countsWhatIsLeftOutWithItsReason() throws IOException {
    PlaceReport report = add("roads.geojson", PlaceFixtures.ROADS);

    assertThat(report.layers()).hasSize(1);
    assertThat(report.layers().get(0).skipped()).containsEntry("no_name", 1L);
    assertThat(report.layers().get(0).made().orElseThrow().places()).isEqualTo(3);
    assertThat(report.layers().get(0).made().orElseThrow().pieces()).isEqualTo(4);
    assertThat(PlaceReport.chinese("no_name")).isEqualTo("沒有名稱");
  }

  @Test
  void theSameFileTakesThePlaceOfTheOneBefore() throws IOException {
    add("a.csv", "名稱,經度,緯度\n舊塔,121.5,25.0\n");
    add("b.csv", "名稱,經度,緯度\n別塔,121.5,25.0\n");
    try (PlaceIndex before = PlaceIndex.open(directory())) {
      add("a.csv", "名稱,經度,緯度\n新塔,121.5,25.0\n");

      assertThat(before.find("舊塔", Kind.LANDMARK, null, 5)).as("stays open").isNotEmpty();
    }
    try (PlaceIndex after = PlaceIndex.open(directory())) {
      assertThat(after.sets()).extracting(PlaceSet::name).containsExactly("b.csv", "a.csv");
      assertThat(after.find("新塔", Kind.LANDMARK, null, 5).get(0).place().name()).isEqualTo("新塔");
      assertThat(after.find("舊塔", Kind.LANDMARK, null, 5))
          .noneMatch(hit -> hit.place().name().equals("舊塔"));
    }
  }

  @Test
  void filesThatNothingNamesAreRemovedAtTheNextImport() throws IOException {
    add("a.csv", "名稱,經度,緯度\n甲塔,121.5,25.0\n");
    add("a.csv", "名稱,經度,緯度\n乙塔,121.5,25.0\n");
    Files.writeString(directory().resolve("landmark-dead.layer"), "x");
    add("b.csv", "名稱,經度,緯度\n丙塔,121.5,25.0\n");

    try (Stream<Path> files = Files.list(directory())) {
      assertThat(files.filter(file -> file.toString().endsWith(".layer"))).hasSize(2);
    }
  }

  @Test
  void theSameContentTwiceIsTwoSets() throws IOException {
    String csv = "名稱,經度,緯度\n甲塔,121.5,25.0\n";
    add("a.csv", csv);
    add("b.csv", csv);
    assertThat(new PlaceImport(directory()).remove("a.csv")).isTrue();
    add("c.csv", "名稱,經度,緯度\n丙塔,121.5,25.0\n");

    try (PlaceIndex index = PlaceIndex.open(directory())) {
      assertThat(index.find("甲塔", Kind.LANDMARK, null, 5))
          .filteredOn(hit -> hit.place().name().equals("甲塔"))
          .hasSize(1);
    }
  }

  @Test
  void removesASet() throws IOException {
    add("a.csv", "名稱,經度,緯度\n甲塔,121.5,25.0\n");

    assertThat(new PlaceImport(directory()).remove("b.csv")).isFalse();
    assertThat(new PlaceImport(directory()).remove("a.csv")).isTrue();
    assertThat(PlaceImport.list(directory())).isEmpty();
    assertThat(new PlaceImport(folder.resolve("absent")).remove("a.csv")).isFalse();
    assertThat(folder.resolve("absent")).doesNotExist();
  }

  @Test
  void aLayerWithoutNamesIsRefusedAndAFieldCanBeNamed() throws IOException {
    String csv = "what,lon,lat\n甲塔,121.5,25.0\n";

    assertThat(add("x.csv", csv).layers().get(0).refusal()).isEqualTo("no_name_field");
    assertThat(PlaceImport.list(directory())).isEmpty();
    assertThat(add("x.csv", csv, named("what")).places()).isEqualTo(1);
    assertThatThrownBy(() -> add("x.csv", csv, named("nothing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void projectedCoordinatesBecomeDegrees() throws IOException {
    add("tm2.csv", "名稱,E,N\n甲塔,306883.2,2770049.6\n乙塔,302721,2770325\n");

    try (PlaceIndex index = PlaceIndex.open(directory())) {
      Place place = index.find("甲塔", Kind.LANDMARK, null, 1).get(0).place();
      assertThat(place.lon()).isBetween(121.56369, 121.56371);
      assertThat(place.within()).isEqualTo("臺北市信義區");
    }
  }

  @Test
  void districtsAreKnownByTheirNamesWhereThereAreNoCodes() throws IOException {
    String square = "[[[121.5,25],[121.6,25],[121.6,25.1],[121.5,25]]]";
    String feature =
        "{\"type\":\"Feature\",\"properties\":{\"縣市\":\"%s\",\"鄉鎮市區\":\"%s\"},"
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
            + square
            + "}}";
    String json =
        "{\"type\":\"FeatureCollection\",\"features\":["
            + String.join(
                ",",
                feature.formatted("台北市", "信義區"),
                feature.formatted("臺北縣", "板橋市"),
                feature.formatted("烏有縣", "子虛鄉"))
            + "]}";

    PlaceReport.Layer layer = add("towns.geojson", json).layers().get(0);

    assertThat(layer.made().orElseThrow().kind()).isEqualTo(Kind.DISTRICT);
    assertThat(layer.made().orElseThrow().places()).isEqualTo(2);
    assertThat(layer.skipped()).containsEntry("not_a_district", 1L);
    try (PlaceIndex index = PlaceIndex.open(directory())) {
      assertThat(
              index.outline(index.district("65000010").orElseThrow()).orElseThrow().getNumPoints())
          .isEqualTo(4);
    }
  }

  @Test
  void placesOffTheEarthAndNamesOfControlCharactersAreLeftOut() throws IOException {
    String json =
        "{\"type\":\"FeatureCollection\",\"features\":["
            + point("甲\\u0007塔\\n二", "[121.5,25.0]")
            + ","
            + point("\\u0000\\u0001", "[121.5,25.0]")
            + ","
            + point("\\ud800", "[121.5,25.0]")
            + ","
            + point("遠塔", "[1e9,25.0]")
            + ","
            + point("塔".repeat(5000), "[121.5,25.0]")
            + ",{\"type\":\"Feature\",\"properties\":{\"name\":\"無\"},\"geometry\":null}]}";

    PlaceReport.Layer layer = add("odd.geojson", json).layers().get(0);

    assertThat(layer.made().orElseThrow().places()).isEqualTo(1);
    assertThat(layer.skipped().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(5);
    try (PlaceIndex index = PlaceIndex.open(directory())) {
      assertThat(index.near(121.5, 25.0, 10, 5))
          .extracting(hit -> hit.place().name())
          .containsExactly("甲 塔 二");
    }
  }

  private static String point(String name, String coordinates) {
    return "{\"type\":\"Feature\",\"properties\":{\"name\":\"%s\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":%s}}"
        .formatted(name, coordinates);
  }

  @Test
  void filesThatAreNoneLeaveTheIndexAsItWas() throws IOException {
    add("a.csv", "名稱,經度,緯度\n甲塔,121.5,25.0\n");
    List<PlaceSet> before = PlaceImport.list(directory());

    for (String name : List.of("x.gpkg", "x.shp", "x.geojson", "x.zip", "x.unknown")) {
      assertThatThrownBy(() -> add(name, "PK\u0003\u0004 this is none {"))
          .isInstanceOf(IOException.class);
    }
    assertThat(add("empty.csv", "名稱,經度,緯度\n").places()).isZero();
    assertThat(PlaceImport.list(directory())).isEqualTo(before);
  }

  @Test
  void oneImportAtATime() throws IOException {
    Files.createDirectories(directory());
    try (FileChannel channel =
            FileChannel.open(
                directory().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(() -> add("a.csv", "名稱,經度,緯度\n甲塔,121.5,25.0\n"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another import");
    }
  }

  @Test
  void damagedFilesAreToldNotRead() throws IOException {
    add("a.csv", PlaceFixtures.LANDMARKS);
    Path places =
        PlaceImport.placeFile(directory(), PlaceImport.list(directory()).get(0)).toAbsolutePath();
    byte[] whole = Files.readAllBytes(places);
    for (int length : new int[] {0, 7, 23, 24, 100, whole.length - 1}) {
      Files.write(places, java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> PlaceIndex.open(directory()).close())
          .as("cut to %s bytes", length)
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("Import the places again");
    }
    Files.write(places, whole);
    for (int at : new int[] {0, 8, 12, 16, 20}) {
      try (var file = new RandomAccessFile(places.toFile(), "rw")) {
        file.seek(at);
        file.writeInt(0x7fffffff);
      }
      assertThatThrownBy(() -> PlaceIndex.open(directory()).close())
          .isInstanceOf(FormatException.class);
      Files.write(places, whole);
    }
  }

  @Test
  void aManifestThatLeadsElsewhereIsRefused() throws IOException {
    Files.createDirectories(directory());
    for (String manifest :
        List.of(
            "{",
            "[]",
            "{\"format\":\"tutai-places\",\"version\":9,\"sets\":[]}",
            "{\"format\":\"tutai-places\",\"version\":1,\"sets\":[{\"name\":\"a\",\"kind\":\"landmark\",\"file\":\"../../etc/passwd\"}]}",
            "{\"format\":\"tutai-places\",\"version\":1,\"sets\":[{\"name\":\"a\",\"kind\":\"castle\",\"file\":\"a\"}]}")) {
      Files.writeString(directory().resolve(PlaceManifest.FILE), manifest);
      assertThatThrownBy(() -> PlaceIndex.open(directory()).close())
          .as(manifest)
          .isInstanceOf(FormatException.class);
    }
  }
}
