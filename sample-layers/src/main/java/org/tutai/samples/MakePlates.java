package org.tutai.samples;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.format.Formats;

/**
 * The recipe of the made-up door plates with which locating can be tried before anyone has imported
 * real ones: streets that bear the names of real roads but are laid out by rule, inside the real
 * outlines of some towns of the sample layers. Nothing in them is a real door plate.
 *
 * <p>Run it by {@code sample-layers/make-samples.sh --plates}, after the sample layers are made.
 */
public final class MakePlates {

  static final String HEADER =
      "county,town,village,neighborhood,road,section,lane,alley,sub_alley,tong,number,lon,lat";

  private static final double METRES_PER_DEGREE = 110_750;
  private static final double HOUSE_METRES = 14;
  private static final double SIDE_METRES = 9;
  private static final int HOUSES_BETWEEN_LANES = 9;
  private static final double LANE_METRES = 110;
  private static final double ALLEY_METRES = 60;
  private static final int TALLEST = 14;
  private static final int HOUSES_IN_A_NEIGHBOURHOOD = 16;
  private static final int NEIGHBOURHOODS = 24;
  private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

  private final List<Village> villages;
  private final Town town;
  private final Random random;
  private final StringBuilder csv;

  private MakePlates(Town town, List<Village> villages, StringBuilder csv) {
    this.town = town;
    this.villages = villages;
    this.csv = csv;
    this.random = new Random(town.code().hashCode());
  }

  private record Town(String code, Coordinate middle, IndexedPointInAreaLocator area) {}

  private record Village(String name, IndexedPointInAreaLocator area) {}

  /** A street being laid: where it is, which way it goes, and its columns of the table. */
  private record Street(Coordinate start, double bearing, double metres, String columns) {

    /** A place so far along the street and so far to its right, in metres. */
    Coordinate at(double along, double right) {
      double east = along * Math.sin(bearing) + right * Math.cos(bearing);
      double north = along * Math.cos(bearing) - right * Math.sin(bearing);
      return moved(start, east, north);
    }
  }

  /**
   * Makes the file.
   *
   * @param arguments the GeoPackage of the sample layers of Taiwan, and the file to write
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: MakePlates TAIWAN.gpkg FILE.csv.gz");
      System.exit(2);
    }
    String csv = of(Path.of(arguments[0]));
    Path file = Path.of(arguments[1]);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(csv.getBytes(StandardCharsets.UTF_8));
    }
    System.out.println(
        file + ": " + csv.lines().count() + " lines, " + Files.size(file) + " bytes");
  }

  /** The table as text, the same for the same layers. */
  static String of(Path taiwan) throws IOException {
    var csv = new StringBuilder(HEADER).append('\n');
    MemoryLayer towns = layer(taiwan, "towns");
    MemoryLayer points = layer(taiwan, "town_points");
    MemoryLayer villages = layer(taiwan, "villages");
    for (PlannedTown plan : PlannedTown.ALL) {
      Coordinate middle = shape(inTown(points, plan.code()).list().get(0)).getCoordinate();
      var area = area(inTown(towns, plan.code()).list().get(0));
      var town = new Town(plan.code(), middle, area);
      new MakePlates(town, villages(inTown(villages, plan.code())), csv).lay(plan);
    }
    return csv.toString();
  }

  private static List<Village> villages(MemoryLayer layer) {
    int name = layer.schema().indexOf("VILLNAME");
    return layer.list().stream()
        .map(village -> new Village(String.valueOf(village.value(name)), area(village)))
        .toList();
  }

  private void lay(PlannedTown plan) {
    for (PlannedTown.Road road : plan.roads()) {
      layRoad(road);
    }
    for (PlannedTown.Hamlet hamlet : plan.hamlets()) {
      layHamlet(hamlet);
    }
  }

  private void layRoad(PlannedTown.Road road) {
    double bearing = Math.toRadians(road.bearingDegrees());
    Coordinate start = moved(town.middle(), road.eastMetres(), road.northMetres());
    for (int section = 1; section <= Math.max(1, road.sections()); section++) {
      String name = road.sections() == 0 ? "" : DIGITS[section] + "段";
      var street = new Street(start, bearing, road.metres(), road.name() + "," + name + ",%s,%s,,");
      layMain(street);
      start = street.at(road.metres() + HOUSE_METRES, 0);
    }
  }

  private void layMain(Street street) {
    int steps = (int) (street.metres() / HOUSE_METRES);
    for (int step = 0; step < steps; step++) {
      int odd = 2 * step + 1;
      if (step % HOUSES_BETWEEN_LANES == HOUSES_BETWEEN_LANES - 1) {
        layLane(street, step, odd, -1);
        layLane(street, step, odd + 1, 1);
      } else {
        house(street, columns(street, "", ""), step, odd, -1, true);
        house(street, columns(street, "", ""), step, odd + 1, 1, true);
      }
    }
  }

  private void layLane(Street main, int step, int number, int side) {
    Coordinate corner = main.at(step * HOUSE_METRES, side * SIDE_METRES * 2);
    double bearing = main.bearing() + side * Math.PI / 2;
    String columns = columns(main, number + "巷", "");
    var lane = new Street(corner, bearing, LANE_METRES, columns);
    int steps = (int) (LANE_METRES / HOUSE_METRES);
    for (int i = 0; i < steps; i++) {
      if (i == steps / 2) {
        layAlley(main, lane, number, i);
      } else {
        house(lane, columns, i, 2 * i + 1, -1, i % 3 == 0);
        house(lane, columns, i, 2 * i + 2, 1, i % 3 == 0);
      }
    }
  }

  private void layAlley(Street main, Street lane, int laneNumber, int step) {
    int number = 2 * step + 2;
    Coordinate corner = lane.at(step * HOUSE_METRES, SIDE_METRES * 2);
    String columns = columns(main, laneNumber + "巷", number + "弄");
    var alley = new Street(corner, lane.bearing() + Math.PI / 2, ALLEY_METRES, columns);
    for (int i = 0; i < (int) (ALLEY_METRES / HOUSE_METRES); i++) {
      house(alley, columns, i, 2 * i + 1, -1, false);
      house(alley, columns, i, 2 * i + 2, 1, false);
    }
  }

  private static String columns(Street street, String lane, String alley) {
    return String.format(Locale.ROOT, street.columns(), lane, alley);
  }

  /* About one number in twelve is missing, as in life; one in nine has a second house. */
  private void house(Street street, String columns, int step, int number, int side, boolean tall) {
    Coordinate place = street.at(step * HOUSE_METRES, side * SIDE_METRES);
    boolean landmark = columns.startsWith("新生北路,三段,,") && number == 26;
    if (!landmark && random.nextInt(12) == 0) {
      return;
    }
    String prefix = random.nextInt(150) == 0 ? "臨" : "";
    floors(columns, prefix + number + "號", place, landmark ? TALLEST : tall ? height() : 1, step);
    if (random.nextInt(9) == 0) {
      Coordinate behind = street.at(step * HOUSE_METRES, side * SIDE_METRES * 1.6);
      floors(columns, prefix + number + "之1號", behind, 1, step);
    }
  }

  private int height() {
    return random.nextInt(3) > 0 ? 1 : 3 + random.nextInt(5);
  }

  private void floors(String columns, String number, Coordinate place, int height, int step) {
    row(columns, number, place, step);
    for (int floor = 2; floor <= height; floor++) {
      row(columns, number + chinese(floor) + "樓", place, step);
      if (height == TALLEST) {
        for (int room = 1; room <= 5; room++) {
          row(columns, number + chinese(floor) + "樓之" + room, place, step);
        }
      }
    }
    if (height > 5) {
      row(columns, number + "地下一樓", place, step);
    }
  }

  /* A hamlet's houses stand along a bent line and have no road, as in the countryside. */
  private void layHamlet(PlannedTown.Hamlet hamlet) {
    Coordinate start = moved(town.middle(), hamlet.eastMetres(), hamlet.northMetres());
    for (int i = 1; i <= hamlet.houses(); i++) {
      double around = i * 0.35;
      Coordinate place = moved(start, 22 * i * Math.sin(around), 14 * i * Math.cos(around));
      row(hamlet.place() + ",,,,,", i + (i % 7 == 0 ? "之1" : "") + "號", place, i);
    }
  }

  private void row(String columns, String number, Coordinate place, int step) {
    if (town.area().locate(place) != Location.INTERIOR) {
      return;
    }
    int neighbourhood = step / HOUSES_IN_A_NEIGHBOURHOOD % NEIGHBOURHOODS + 1;
    csv.append(town.code(), 0, 5).append(',').append(town.code()).append(',');
    csv.append(villageAt(place).orElse("")).append(',').append(neighbourhood).append("鄰,");
    csv.append(columns).append(',').append(number).append(',');
    csv.append(String.format(Locale.ROOT, "%.6f,%.6f\n", place.x, place.y));
  }

  private Optional<String> villageAt(Coordinate place) {
    return villages.stream()
        .filter(village -> village.area().locate(place) != Location.EXTERIOR)
        .map(Village::name)
        .findFirst();
  }

  private static String chinese(int number) {
    String tens = number < 10 ? "" : (number < 20 ? "" : DIGITS[number / 10]) + "十";
    return tens + DIGITS[number % 10];
  }

  private static Coordinate moved(Coordinate from, double east, double north) {
    double metresPerDegreeEast = METRES_PER_DEGREE * 1.005 * Math.cos(Math.toRadians(from.y));
    return new Coordinate(from.x + east / metresPerDegreeEast, from.y + north / METRES_PER_DEGREE);
  }

  private static MemoryLayer layer(Path taiwan, String name) throws IOException {
    for (FeatureSource source : Formats.open(taiwan).layers()) {
      if (source.name().equals(name)) {
        return MemoryLayer.read(source);
      }
    }
    throw new IOException(taiwan + " must have a layer " + name);
  }

  private static MemoryLayer inTown(MemoryLayer layer, String code) {
    int column = layer.schema().indexOf("TOWNCODE");
    return layer.where(feature -> code.equals(feature.value(column)));
  }

  private static IndexedPointInAreaLocator area(Feature feature) {
    return new IndexedPointInAreaLocator(shape(feature));
  }

  private static Geometry shape(Feature feature) {
    return Objects.requireNonNull(feature.geometry(), "geometry");
  }
}
