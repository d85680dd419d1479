package org.tutai.viewer.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tutai.geo.style.choice.ClassMethod;
import org.tutai.geo.style.choice.ClassTitles;
import org.tutai.geo.style.choice.Division;
import org.tutai.geo.style.choice.Division.Graduated;
import org.tutai.geo.style.choice.Numbers;
import org.tutai.geo.style.choice.Ramp;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Jobs;

/** Classes of a number: how they are made, and what a person changes of them. For the UI thread. */
public final class ClassesModel {

  private static final Text CLASSING = Text.of("Making classes", "正在分級");
  static final Text NO_DATA = Text.of("No data", "無資料");
  private static final Ramp.Match FIRST_RAMP = new Ramp.Match(Ramp.ALL.get(0), false);
  private static final int FIRST_CLASSES = 5;
  private static final int QUICK = 20_000;
  private static final int LONGEST_UNIT = 40;

  private final StyleViewModel style;
  private final ColumnReading column;
  private final Jobs jobs;
  private final ReadOnlyObjectWrapper<Optional<ClassMethod>> method =
      new ReadOnlyObjectWrapper<>(this, "method", Optional.of(ClassMethod.QUANTILE));
  private List<Double> made = List.of();

  ClassesModel(StyleViewModel style, ColumnReading column, Jobs jobs) {
    this.style = style;
    this.column = column;
    this.jobs = jobs;
  }

  /** How classes are made; empty when breaks were set by hand. */
  public ReadOnlyObjectProperty<Optional<ClassMethod>> methodProperty() {
    return method.getReadOnlyProperty();
  }

  /** The numbers that are classed; none while they are read. */
  public ReadOnlyObjectProperty<Numbers> numbersProperty() {
    return column.numbersProperty();
  }

  /** The unit behind the legend's numbers. */
  public String unit() {
    return division() instanceof Graduated graduated
        ? ClassTitles.unitOf(graduated.breaks(), graduated.titles()).orElse("")
        : "";
  }

  private Division division() {
    return style.division();
  }

  void forget() {
    method.set(Optional.of(ClassMethod.QUANTILE));
  }

  /** Finds the method anew when the breaks are others than those made here, as after undo. */
  void recogniseOthers() {
    if (division() instanceof Graduated now && !now.breaks().equals(made)) {
      made = now.breaks();
      recogniseMethod();
    }
  }

  /** Which method gives just the breaks that are there: a style doesn't say. */
  void recogniseMethod() {
    if (!(division() instanceof Graduated graduated) || column.numbers().isEmpty()) {
      return;
    }
    int classes = graduated.colours().size();
    Optional<ClassMethod> now = method.get();
    if (now.isPresent() && breaks(now.get(), classes).equals(graduated.breaks())) {
      return;
    }
    Numbers found = column.numbers();
    if (classes < ClassMethod.FEWEST || classes > ClassMethod.MOST) {
      method.set(Optional.empty());
      return;
    }
    jobs.start(
            CLASSING,
            progress -> {
              for (ClassMethod each : ClassMethod.values()) {
                if (each.readable(found, classes).equals(graduated.breaks())) {
                  return Optional.of(each);
                }
              }
              return Optional.<ClassMethod>empty();
            })
        .then(
            known -> {
              if (graduated.equals(division())) {
                method.set(known);
              }
            });
  }

  private List<Double> breaks(ClassMethod by, int classes) {
    boolean quick = by != ClassMethod.NATURAL || column.numbers().count() < QUICK;
    boolean possible = classes >= ClassMethod.FEWEST && classes <= ClassMethod.MOST;
    return quick && possible ? by.readable(column.numbers(), classes) : List.of(Double.NaN);
  }

  // --- Choosing ----------------------------------------------------------------------------------

  /** Classes the features by a number, in the method, number of classes and ramp there are. */
  public void byNumber(String field, Optional<String> per) {
    int classes = division() instanceof Graduated now ? now.colours().size() : FIRST_CLASSES;
    Optional<Ramp.Match> ramp = style.ramp().filter(m -> m.ramp().kind() != Ramp.Kind.QUALITATIVE);
    String unit = division() instanceof Graduated now && now.field().equals(field) ? unit() : "";
    style
        .view()
        .ifPresent(
            seen ->
                column.readNumbers(
                    seen,
                    field,
                    per,
                    found ->
                        classify(
                            field, per, chosenMethod(), classes, ramp.orElse(FIRST_RAMP), unit)));
  }

  private ClassMethod chosenMethod() {
    return method.get().orElse(ClassMethod.QUANTILE);
  }

  private void classify(
      String field,
      Optional<String> per,
      ClassMethod by,
      int classes,
      Ramp.Match ramp,
      String unit) {
    Numbers from = column.numbers();
    int wanted = Math.max(ClassMethod.FEWEST, Math.min(ClassMethod.MOST, classes));
    method.set(Optional.of(by));
    jobs.start(CLASSING, progress -> by.readable(from, wanted))
        .then(
            breaks -> {
              if (column.numbers() == from) {
                made = List.copyOf(breaks);
                style.change(
                    now ->
                        style
                            .vivid(now)
                            .withDivision(graduated(field, per, breaks, ramp, unit))
                            .withNoData(Optional.of(now.noData().orElse(style.said(NO_DATA)))));
              }
            });
  }

  private static Graduated graduated(
      String field, Optional<String> per, List<Double> breaks, Ramp.Match ramp, String unit) {
    int classes = breaks.size() + 1;
    return new Graduated(
        field,
        per,
        breaks,
        ramp.ramp().colours(classes, ramp.reversed()),
        ClassTitles.of(breaks, unit));
  }

  private void reclassify(ClassMethod by, int classes) {
    if (division() instanceof Graduated now && !column.numbers().isEmpty()) {
      classify(now.field(), now.per(), by, classes, style.ramp().orElse(FIRST_RAMP), unit());
    }
  }

  /** Classes by another method. */
  public void classBy(ClassMethod by) {
    reclassify(by, division().colours().size());
  }

  /** Makes another number of classes. */
  public void classes(int classes) {
    if (classes != division().colours().size()) {
      reclassify(chosenMethod(), classes);
    }
  }

  /** Divides the number by another field, or by none. */
  public void per(Optional<String> field) {
    if (division() instanceof Graduated now && !now.per().equals(field)) {
      byNumber(now.field(), field);
    }
  }

  /**
   * Moves a break; one that would pass its neighbours stops before them.
   *
   * @return whether it was moved
   */
  public boolean moveBreak(Object gesture, int place, double to) {
    if (!(division() instanceof Graduated now)
        || place < 0
        || place >= now.breaks().size()
        || !Double.isFinite(to)) {
      return false;
    }
    List<Double> breaks = new ArrayList<>(now.breaks());
    boolean first = place == 0;
    boolean last = place == breaks.size() - 1;
    boolean between = (first || to > breaks.get(place - 1)) && (last || to < breaks.get(place + 1));
    if (!between || breaks.get(place) == to) {
      return false;
    }
    breaks.set(place, to + 0.0);
    made = List.copyOf(breaks);
    method.set(Optional.empty());
    String unit = unit();
    style.change(
        gesture,
        all ->
            all.withDivision(
                new Graduated(
                    now.field(), now.per(), breaks, now.colours(), titles(now, breaks, unit))));
    return true;
  }

  /** Titles that a person wrote stay; those made of numbers follow them. */
  private static List<String> titles(Graduated before, List<Double> breaks, String unit) {
    List<String> made = ClassTitles.of(before.breaks(), unit);
    List<String> anew = ClassTitles.of(breaks, unit);
    List<String> titles = new ArrayList<>();
    for (int i = 0; i < anew.size(); i++) {
      String title = before.titles().get(i);
      titles.add(title.equals(made.get(i)) ? anew.get(i) : title);
    }
    return titles;
  }

  /** Puts a unit behind the legend's numbers. */
  public void unit(String unit) {
    if (division() instanceof Graduated now && unit.length() <= LONGEST_UNIT) {
      List<String> titles = ClassTitles.of(now.breaks(), unit);
      style.change(
          "unit",
          all ->
              all.withDivision(
                  new Graduated(now.field(), now.per(), now.breaks(), now.colours(), titles)));
    }
  }

  /** How many features are in each class; zeros while the numbers are read. */
  public int[] counts() {
    return division() instanceof Graduated now ? column.numbers().counts(now.breaks()) : new int[0];
  }

  // --- Colours -----------------------------------------------------------------------------------

  /** Colours the classes by a ramp. */
  public void colour(Ramp ramp, boolean reversed) {
    if (division() instanceof Graduated now) {
      List<Integer> colours = ramp.colours(now.colours().size(), reversed);
      style.change(all -> all.withDivision(coloured(now, colours)));
    }
  }

  /** Colours one class. */
  public void colour(Object gesture, int place, int rgb) {
    if (division() instanceof Graduated now) {
      List<Integer> colours = new ArrayList<>(now.colours());
      colours.set(place, rgb);
      style.change(gesture, all -> all.withDivision(coloured(now, colours)));
    }
  }

  private static Graduated coloured(Graduated now, List<Integer> colours) {
    return new Graduated(now.field(), now.per(), now.breaks(), colours, now.titles());
  }
}
