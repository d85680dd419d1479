package org.tutai.geo.format.shapefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.AnyFeature;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.Ogr;
import org.tutai.geo.format.Reading;
import org.tutai.geo.format.TextEncoding;
import org.tutai.geo.layer.ListSource;

/** Shapefiles of other programs, and ours in other programs' hands. */
class ForeignShapefilesTest {

  private static final List<Field> FIELDS =
      List.of(Field.of("text", FieldType.TEXT), Field.of("whole", FieldType.INTEGER));

  @TempDir Path folder;

  @Test
  void agreesWithGdalOnWhatWeWrite() throws IOException {
    var random = new Random(11);
    for (GeometryKind kind : List.of(GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON)) {
      for (Layout layout : Layout.values()) {
        for (boolean multi : new boolean[] {false, true}) {
          String name = kind.name() + layout + multi;
          Path ours = folder.resolve(name + ".shp");
          Path theirs = folder.resolve(name + "_gdal.shp");
          List<Feature> features = List.of();
          while (features.stream().filter(f -> f.geometry() != null).count() < 3) {
            features = new AnyFeature(random, layout).list(kind, multi, FIELDS);
          }
          var source =
              new ListSource(name, new Schema(kind, FIELDS), CrsRegistry.TWD97_TM2_121, features);
          ShapefileWriter.write(source, ours, ShapefileWriter.Options.utf8());
          Ogr.convert(
              "-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8", theirs.toString(), ours.toString());
          Reading expected = Reading.of(ShapefileReader.open(ours));
          ShapefileReader reader = ShapefileReader.open(theirs);
          Reading read = Reading.of(reader);
          assertThat(read.normalWkt()).as(name).isEqualTo(expected.normalWkt());
          assertThat(read.values()).as(name).isEqualTo(expected.values());
          // GDAL 3.6 leaves rings with heights as they run in its own model.
          assertThat(read.bad().keySet()).as(name).isSubsetOf("ring-orientation");
          assertThat(reader.crs()).contains(CrsRegistry.TWD97_TM2_121);
        }
      }
    }
  }

  @Test
  void readsTheOddShapefilesOrRefusesThem() throws IOException {
    Path odd = Reading.shared("odd");
    Map<String, String> answers = new TreeMap<>();
    for (Path path : Formats.discover(odd)) {
      if (path.toString().endsWith(".shp")) {
        answers.put(path.getParent().getFileName().toString(), Reading.answerOrRefusal(path));
      }
    }
    assertThat(answers)
        .containsEntry("shp_fiona_gre", "1 features")
        .containsEntry("shp_gt_bad_state", "29 features")
        .containsEntry("shp_gt_deleted", "21 features")
        .containsEntry("shp_gt_ls_one_point", "2 features")
        .containsEntry("shp_gt_multipointsz", "1 features")
        .containsEntry("shp_gt_pointM", "2 features")
        .containsEntry("shp_gt_spaces", "10 features")
        .containsEntry("shp_gt_special_chars", "0 features")
        .containsEntry("shp_ms_3dpoints", "22 features")
        .containsEntry("shp_ms_gauss_kruger", "3 features")
        .containsEntry("shp_ms_invalid_coords", "0 features")
        .containsEntry("shp_ms_point_import", "2 features")
        .containsEntry("shp_ng_int64", "1 features")
        .hasEntrySatisfying("shp_fiona_tin", answer -> assertThat(answer).contains("multipatches"))
        .hasSize(18);
  }

  @Test
  void readsTextsOfTheOddShapefiles() throws IOException {
    assertThat(first("odd/shp_ms_big5/big5.shp")).contains("國語");
    assertThat(first("odd/shp_gt_rus1251/rus-windows-1251.shp")).contains("Кириллица");
    assertThat(first("odd/shp_fiona_gre/gre.shp")).contains("Гренада");
    assertThat(first("odd/shp_ng_int64/sample_int64.shp"))
        .contains("Décret n°81-377 du 15 Avril 1981");
  }

  @Test
  void findsTheEncodingsOfTheOddTables() throws IOException {
    assertThat(encoding("odd/shp_ms_big5/big5.dbf")).isEqualTo("Big5 (CP950)");
    assertThat(encoding("odd/shp_gt_chinese_poly/chinese_poly.dbf")).isEqualTo("GB18030");
    assertThat(encoding("odd/shp_gt_rus1251/rus-windows-1251.dbf")).isEqualTo("windows-1251");
    assertThat(encoding("odd/shp_fiona_gre/gre.dbf")).isEqualTo("UTF-8");
    assertThat(encoding("odd/dbf_ms_utf16/utf16.dbf")).isEqualTo("UTF-16LE");
    assertThat(encoding("shp_big5_3826_nocpg/tw_county.dbf")).isEqualTo("Big5 (CP950)");
    assertThat(encoding("shp_big5_3826_nocpg/tw_village.dbf")).startsWith("Big5 (CP950");
    assertThat(first("odd/shp_gt_chinese_poly/chinese_poly.shp")).contains("黑龙江省");
    assertThat(DbfReader.open(Reading.shared("odd/dbf_ms_utf16/utf16.dbf"), null).schema().fields())
        .extracting(Field::name)
        .containsExactly("i", "N");
  }

  private static String encoding(String name) throws IOException {
    DbfReader reader = DbfReader.open(Reading.shared(name), null);
    return TextEncoding.label(reader.encoding().orElseThrow().value().orElseThrow());
  }

  private static List<Object> first(String name) throws IOException {
    return Reading.of(ShapefileReader.open(Reading.shared(name))).values().get(0);
  }

  @Test
  void readsTaiwansBig5ThatSaysNothingOfItself() throws IOException {
    Path towns = Reading.shared("shp_big5_3826_nocpg").resolve("tw_town.shp");
    ShapefileReader reader = ShapefileReader.open(towns);
    Reading read = Reading.of(reader);
    assertThat(reader.encoding())
        .hasValueSatisfying(
            encoding -> assertThat(encoding.value().orElseThrow()).isEqualTo(TextEncoding.BIG5));
    assertThat(reader.crs()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(reader.count()).hasValue(368);
    assertThat(read.features()).hasSize(368);
    assertThat(read.bad()).isEmpty();
    assertThat(read.values()).anyMatch(row -> row.contains("信義區") && row.contains("台北市"));
  }

  @Test
  void agreesWithGdalOnRealPolygons() throws IOException {
    Path shared = Reading.shared("shp_big5_3826_nocpg");
    Path copy = folder.resolve("copy.gpkg");
    Ogr.convert(
        "-f",
        "GPKG",
        "-oo",
        "ENCODING=CP950",
        copy.toString(),
        shared.resolve("tw_county.shp").toString());
    Reading ours = Reading.of(ShapefileReader.open(shared.resolve("tw_county.shp")));
    Reading theirs = Reading.of(Formats.open(copy).layers().get(0));
    assertThat(theirs.features()).hasSameSizeAs(ours.features());
    for (int i = 0; i < ours.features().size(); i++) {
      assertThat(ours.features().get(i).geometry().norm())
          .isEqualTo(theirs.features().get(i).geometry().norm());
    }
    assertThat(theirs.values()).isEqualTo(ours.values());
  }
}
