package org.tutai.geo.format.place;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import java.util.stream.Stream;
import org.tutai.geo.crs.*;
import org.tutai.geo.evidence.*;
import org.tutai.geo.feature.*;

public class Measure {
  record Form(String name, Crs crs, boolean swapped) {}

  static Crs find(String label) {
    for (Candidate c : Candidate.list()) if (c.crs().name().equals(label)) return c.crs();
    throw new IllegalStateException(label);
  }

  public static void main(String[] a) throws Exception {
    Path dir = Path.of("/work/shared/data/doorplates");
    List<Form> forms = new ArrayList<>();
    for (String s :
        List.of(
            "EPSG:3826",
            "EPSG:3825",
            "EPSG:3828",
            "EPSG:3827",
            "EPSG:4326",
            "EPSG:3857",
            "EPSG:32651")) forms.add(new Form(s, CrsRegistry.byCode(s).get(), false));
    forms.add(new Form("3826 swapped", CrsRegistry.TWD97_TM2_121, true));
    forms.add(new Form("4326 swapped", CrsRegistry.WGS84, true));
    forms.add(new Form("121 feet", find("TWD97 / TM2 zone 121 (feet)"), false));
    List<Plates> counties = new ArrayList<>();
    long t0 = System.nanoTime();
    try (Stream<Path> s = Files.list(dir)) {
      for (Path p : s.sorted().toList())
        if (a.length == 0 || List.of(a).contains(p.getFileName().toString().replace(".csv.gz", "")))
          counties.add(Plates.read(p, 2000));
    }
    System.err.println("read " + (System.nanoTime() - t0) / 1000000 + " ms");
    boolean verbose = Boolean.getBoolean("verbose");
    System.out.printf(
        "%-14s %-6s %-10s %6s %7s %7s %7s %9s %8s%n",
        "form", "attrs", "sample", "cases", "right%", "sure%", "wrong", "wrong>=.9", "ms");
    forms.removeIf(
        f ->
            System.getProperty("forms") != null
                && !List.of(System.getProperty("forms").split(",")).contains(f.name));
    for (Form f : forms)
      for (boolean attrs : new boolean[] {true, false})
        for (int n : new int[] {0, 3, 20, 200, 2000}) {
          int cases = 0, right = 0, sure = 0, wrong = 0, bad = 0;
          long t = System.nanoTime();
          for (Plates c : counties) {
            boolean island = Set.of("09007", "09020", "10016").contains(c.county());
            if ((f.name.equals("EPSG:3825") || f.name.equals("EPSG:3827")) && !island) continue;
            if (f.name.equals("EPSG:32651") && island) continue;
            if (n == 0) {
              FeatureSource src =
                  Plates.layer(Plates.some(c.all(), 6000, 7), f.crs, f.swapped, attrs);
              int[] r = judge(src, f, c.county(), verbose);
              cases++;
              right += r[0];
              sure += r[1];
              wrong += 1 - r[0];
              bad += r[2];
            } else {
              int reps = Math.max(1, 30 / c.byTown().size());
              for (var e : c.byTown().entrySet()) {
                if (e.getValue().size() < 50) continue;
                for (int k = 0; k < (n == 2000 ? 1 : reps); k++) {
                  FeatureSource src =
                      Plates.layer(
                          n == 2000
                              ? e.getValue()
                              : Plates.some(e.getValue(), n, 31L * k + n + e.getKey().hashCode()),
                          f.crs,
                          f.swapped,
                          attrs);
                  int[] r = judge(src, f, e.getKey(), verbose);
                  cases++;
                  right += r[0];
                  sure += r[1];
                  wrong += 1 - r[0];
                  bad += r[2];
                }
              }
            }
          }
          double ms = (System.nanoTime() - t) / 1e6 / Math.max(1, cases);
          System.out.printf(
              "%-14s %-6s %-10s %6d %7.1f %7.1f %7d %9d %8.1f%n",
              f.name,
              attrs,
              n == 0 ? "county" : "town " + n,
              cases,
              100.0 * right / cases,
              100.0 * sure / cases,
              wrong,
              bad,
              ms);
        }
  }

  static int[] judge(FeatureSource src, Form f, String where, boolean verbose) {
    FeatureSource out = CrsDetective.locate(src, Path.of("/x/layer.shp"), Optional.empty());
    Finding<Crs> g = out.crsFinding();
    boolean swapped = out instanceof LocatedSource l && l.swapped();
    boolean ok = g.value().isPresent() && g.value().get().equals(f.crs) && swapped == f.swapped;
    boolean bad = !ok && g.confidence() >= 0.9;
    if (bad || verbose && !ok) {
      System.out.println(
          "  WRONG " + where + " " + f.name + " -> " + g.value() + " " + g.confidence());
      for (Remark r : g.grounds()) System.out.println("     " + r.english());
    }
    return new int[] {ok ? 1 : 0, ok && g.confidence() >= 0.9 ? 1 : 0, bad ? 1 : 0};
  }
}
