package org.tutai.geo.locate.address.answer;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.address.plate.PlateIndex;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.district.Districts;

/**
 * How fast are addresses answered on one core? Draws plates of an index at random and asks, in
 * random order: their full addresses (forward), the same with one character of the road or town
 * changed, lost or swapped (fuzzy), without county and town (bare), with a number that is not there
 * (missing), their places moved by up to 100 m (reverse), and beginnings of their addresses
 * (suggest). Prints, for each, the rate of a warm run by the thread's own time, the wall time that
 * half, 99 % and 99.9 % stay within, and the share that was answered.
 *
 * <pre>java -Xmx1g … org.tutai.geo.locate.address.answer.LocateRun INDEX [COUNT [SEED]]</pre>
 */
public final class LocateRun {

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String LIKELY = "大中山水路正平新三民生北南";

  private LocateRun() {}

  /** Runs; the first argument is the directory of the index. */
  public static void main(String[] args) throws Exception {
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 200_000;
    Random random = new Random(args.length > 2 ? Long.parseLong(args[2]) : 1);
    try (PlateIndex plates = PlateIndex.open(Path.of(args[0]))) {
      long start = System.nanoTime();
      AddressIndex index = new AddressIndex(Districts.taiwan(), plates);
      OUT.printf(Locale.ROOT, "index made in %.2f s%n", (System.nanoTime() - start) / 1e9);
      List<Plate> drawn = draw(plates.segments(), count, random);
      String[] full = texts(drawn, count, Plate::full);
      ask("parse", full, text -> index.parser().readings(text).size());
      ask("forward", full, text -> found(index, text));
      ask("fuzzy", texts(drawn, count / 5, one -> one.damaged(random)), text -> found(index, text));
      ask("bare", texts(drawn, count / 5, Plate::bare), text -> found(index, text));
      ask("missing", texts(drawn, count / 5, Plate::missing), text -> found(index, text));
      ask(
          "suggest",
          texts(drawn, count / 10, one -> one.part(random)),
          text -> suggested(index, text));
      reverse(index, drawn.subList(0, count / 5), random);
    }
  }

  /** A plate that was drawn: its address in parts, and its place. */
  private record Plate(String district, String street, String number, double lon, double lat) {

    String full() {
      return district + street + number;
    }

    String bare() {
      return street + number;
    }

    String missing() {
      return district + street + "4999號";
    }

    String damaged(Random random) {
      String road = district.length() > 3 && random.nextInt(4) == 0 ? district : street;
      if (road.isEmpty()) {
        return full();
      }
      int at = random.nextInt(Math.min(road.length(), 4));
      String with =
          switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "?";
            case 2 -> road.charAt(at) + "" + road.charAt(at);
            default -> "" + LIKELY.charAt(random.nextInt(LIKELY.length()));
          };
      String changed = road.substring(0, at) + with + road.substring(at + 1);
      return road.equals(street) ? district + changed + number : changed + street + number;
    }

    String part(Random random) {
      String text = random.nextBoolean() ? full() : bare();
      return text.substring(0, 1 + random.nextInt(text.length()));
    }
  }

  private static List<Plate> draw(List<PlateSegment> segments, int count, Random random) {
    long all = segments.stream().mapToLong(PlateSegment::houses).sum();
    List<Plate> drawn = new ArrayList<>(count);
    while (drawn.size() < count) {
      long house = (long) (random.nextDouble() * all);
      for (PlateSegment segment : segments) {
        if (house < segment.houses()) {
          drawn.add(plate(segment, (int) house, random));
          break;
        }
        house -= segment.houses();
      }
    }
    return drawn;
  }

  private static Plate plate(PlateSegment plates, int house, Random random) {
    int street = plates.streetOfHouse(house);
    int base = plates.baseOfStreet(street);
    Districts districts = Districts.taiwan();
    String code = plates.townCode(plates.townOfBase(base));
    String district = districts.byCode(code).map(town -> town.fullName()).orElse("");
    int units = plates.endUnit(house) - plates.firstUnit(house);
    int unit = plates.firstUnit(house) + random.nextInt(units);
    HouseNumber number = plates.houseNumber(house);
    return new Plate(
        district,
        plates.baseName(base) + AddressText.path(plates.path(street)),
        number.text() + AddressText.unit(plates.unit(unit)),
        plates.lonE7(house) / 1e7,
        plates.latE7(house) / 1e7);
  }

  private interface Writer {
    String write(Plate plate);
  }

  private static String[] texts(List<Plate> plates, int count, Writer writer) {
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      texts[i] = writer.write(plates.get(i));
    }
    return texts;
  }

  private static int found(AddressIndex index, String text) {
    Answer answer = index.find(Query.of(text, 5));
    boolean house =
        !answer.candidates().isEmpty()
            && answer.candidates().get(0).level().compareTo(Level.HOUSE) <= 0;
    return house ? 1 : 0;
  }

  private static int suggested(AddressIndex index, String text) {
    return index.suggest(Query.of(text, 8)).isEmpty() ? 0 : 1;
  }

  private static void ask(String name, String[] texts, ToIntFunction<String> act) {
    run(texts, act, new long[texts.length]);
    long[] nanos = new long[texts.length];
    long start = THREADS.getCurrentThreadCpuTime();
    int answered = run(texts, act, nanos);
    report(name, nanos, answered, THREADS.getCurrentThreadCpuTime() - start);
  }

  private static int run(String[] texts, ToIntFunction<String> act, long[] nanos) {
    int answered = 0;
    for (int i = 0; i < texts.length; i++) {
      long start = System.nanoTime();
      answered += act.applyAsInt(texts[i]);
      nanos[i] = System.nanoTime() - start;
    }
    return answered;
  }

  private static void reverse(AddressIndex index, List<Plate> plates, Random random) {
    double[][] places = new double[plates.size()][];
    for (int i = 0; i < places.length; i++) {
      Plate plate = plates.get(i);
      places[i] =
          new double[] {
            plate.lon + (random.nextDouble() - 0.5) / 500,
            plate.lat + (random.nextDouble() - 0.5) / 500
          };
    }
    String[] numbers = new String[places.length];
    Arrays.setAll(numbers, String::valueOf);
    ask(
        "reverse",
        numbers,
        number -> {
          double[] place = places[Integer.parseInt(number)];
          return index.reverse(place[0], place[1], 1, 1000).plates().size();
        });
  }

  private static void report(String name, long[] nanos, int answered, long total) {
    Arrays.sort(nanos);
    OUT.printf(
        Locale.ROOT,
        "%-8s %,9d asked, %,9.0f/s, half %.1f us, 99 %% %.1f us, 99.9 %% %.1f us, worst %.1f us,"
            + " answered %.2f %%%n",
        name,
        nanos.length,
        nanos.length / (total / 1e9),
        nanos[nanos.length / 2] / 1e3,
        nanos[(int) (nanos.length * 0.99)] / 1e3,
        nanos[(int) (nanos.length * 0.999)] / 1e3,
        nanos[nanos.length - 1] / 1e3,
        100.0 * answered / nanos.length);
  }
}
