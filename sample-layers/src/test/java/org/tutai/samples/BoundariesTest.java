package org.tutai.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;

class BoundariesTest {

  private static final Schema SCHEMA =
      new Schema(
          GeometryKind.POLYGON,
          List.of(Field.of("COUNTY", FieldType.TEXT), Field.of("TOWN", FieldType.TEXT)));

  private static final List<Boundaries.Rank> RANKS =
      List.of(
          new Boundaries.Rank("county", "COUNTY", "COUNTY"),
          new Boundaries.Rank("town", "TOWN", "TOWN"));

  @Test
  void sharedSideIsOneLineAndTheRestIsCoast() throws ParseException {
    check(
        List.of(
            "A a POLYGON ((0 0, 0 2, 2 2, 2 0, 0 0))", "A b POLYGON ((2 0, 2 2, 4 2, 4 0, 2 0))"),
        "coast A|- LINESTRING (0 2, 0 0, 2 0, 4 0, 4 2, 2 2, 0 2)",
        "town a|b LINESTRING (2 0, 2 2)");
  }

  @Test
  void highestRankThatDiffersCounts() throws ParseException {
    check(
        List.of(
            "A a POLYGON ((0 0, 0 2, 2 2, 2 0, 0 0))", "B b POLYGON ((2 0, 2 2, 4 2, 4 0, 2 0))"),
        "coast A|- LINESTRING (2 2, 0 2, 0 0, 2 0)",
        "county A|B LINESTRING (2 0, 2 2)",
        "coast B|- LINESTRING (2 0, 4 0, 4 2, 2 2)");
  }

  @Test
  void enclaveHasAClosedLineWithTheOuterUnitOnItsRight() throws ParseException {
    check(
        List.of(
            "A a POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (3 3, 6 3, 6 6, 3 6, 3 3))",
            "B b POLYGON ((3 3, 6 3, 6 6, 3 6, 3 3))"),
        "coast A|- LINESTRING (0 9, 0 0, 9 0, 9 9, 0 9)",
        "county A|B LINESTRING (6 3, 3 3, 3 6, 6 6, 6 3)");
  }

  @Test
  void areaThatTouchesItselfHasNoBoundaryThere() throws ParseException {
    check(
        List.of("A a MULTIPOLYGON (((0 0, 0 2, 2 2, 2 0, 0 0)), ((2 0, 2 2, 4 2, 4 0, 2 0)))"),
        "coast A|- LINESTRING (0 2, 0 0, 2 0, 4 0, 4 2, 2 2, 0 2)");
  }

  @Test
  void omittedStretchesAreLeftOut() throws ParseException {
    MemoryLayer lines =
        Boundaries.of(
            areas(List.of("A a POLYGON ((0 0, 0 2, 2 2, 2 0, 0 0))")),
            "lines",
            RANKS,
            (from, to) -> from.x == 0 && to.x == 0);
    assertThat(texts(lines)).containsExactly("coast A|- LINESTRING (0 0, 2 0, 2 2, 0 2)");
  }

  @Test
  void ranksMustTellNeighboursApart() throws ParseException {
    MemoryLayer areas =
        areas(
            List.of(
                "A a POLYGON ((0 0, 0 2, 2 2, 2 0, 0 0))",
                "A a POLYGON ((2 0, 2 2, 4 2, 4 0, 2 0))"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Boundaries.of(areas, "lines", RANKS, (from, to) -> false))
        .withMessageContaining("must tell all areas apart");
  }

  private static void check(List<String> areas, String... lines) throws ParseException {
    MemoryLayer made = Boundaries.of(areas(areas), "lines", RANKS, (from, to) -> false);
    assertThat(texts(made)).containsExactlyInAnyOrder(lines);
  }

  private static MemoryLayer areas(List<String> areas) throws ParseException {
    List<Feature> features = new ArrayList<>();
    for (String area : areas) {
      String[] parts = area.split(" ", 3);
      features.add(
          new Feature(
              features.size(), new WKTReader().read(parts[2]), Arrays.asList(parts[0], parts[1])));
    }
    return new MemoryLayer("areas", SCHEMA, CrsRegistry.WGS84, features);
  }

  private static List<String> texts(MemoryLayer lines) {
    List<String> texts = new ArrayList<>();
    for (Feature line : lines.list()) {
      String right = lines.text(line, "RIGHTNAME");
      texts.add(
          lines.text(line, "RANK")
              + " "
              + lines.text(line, "LEFTNAME")
              + "|"
              + (right.isEmpty() ? "-" : right)
              + " "
              + MemoryLayer.geometry(line).toText());
    }
    return texts;
  }
}
