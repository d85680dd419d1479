package org.tutai.viewer.style;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.tutai.geo.style.choice.Division;
import org.tutai.geo.style.choice.Division.Category;
import org.tutai.geo.style.choice.Division.Others;
import org.tutai.geo.style.choice.Division.Unique;
import org.tutai.geo.style.choice.Ramp;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** A colour for each value of a field, and what a person changes of them. For the UI thread. */
public final class ValuesModel {

  private static final Text OTHERS = Text.of("Other", "其他");

  /** How many values get a colour of their own at first. */
  static final int FIRST_CATEGORIES = 12;

  /** How many values can have a colour of their own. */
  static final int MOST_CATEGORIES = 200;

  private static final int LONGEST_TITLE = 80;
  private static final int GREY = 0xc9c4ba;

  private final StyleViewModel style;
  private final ColumnReading column;
  private final Words words;

  ValuesModel(StyleViewModel style, ColumnReading column, Words words) {
    this.style = style;
    this.column = column;
    this.words = words;
  }

  /** The different values of the field; none while they are counted. */
  ReadOnlyObjectProperty<ColumnValues.Counts> countsProperty() {
    return column.countsProperty();
  }

  private Division division() {
    return style.division();
  }

  /** Gives each value of a field a colour, those of few features one together. */
  public void byValue(String field) {
    style
        .view()
        .ifPresent(
            seen ->
                column.readCounts(
                    seen,
                    field,
                    found -> categorise(field, found, atFirst(found.values().size()))));
  }

  private static int atFirst(int values) {
    return values <= 2 * FIRST_CATEGORIES ? values : FIRST_CATEGORIES;
  }

  private void categorise(String field, ColumnValues.Counts found, int most) {
    List<Category> categories = new ArrayList<>();
    int many = Math.min(Math.min(most, MOST_CATEGORIES), found.values().size());
    Ramp ramp = qualitative(many);
    List<Integer> colours = ramp.colours(Math.max(1, many), false);
    for (int i = 0; i < many; i++) {
      String text = found.values().get(i).text();
      categories.add(new Category(List.of(text), shortened(text), colours.get(i)));
    }
    boolean more = many < found.values().size() || categories.isEmpty();
    Optional<Others> others =
        more ? Optional.of(new Others(words.get(OTHERS), GREY)) : Optional.empty();
    Optional<String> noData =
        found.missing() > 0 ? Optional.of(style.said(ClassesModel.NO_DATA)) : Optional.empty();
    style.change(
        now ->
            style
                .vivid(now)
                .withDivision(new Unique(field, categories, others))
                .withNoData(noData));
  }

  static String shortened(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ").strip();
    return line.substring(0, Math.min(LONGEST_TITLE, line.length()));
  }

  private static Ramp qualitative(int many) {
    return Ramp.named(many <= 8 ? "Set2" : "Set3").orElse(Ramp.ALL.get(0));
  }

  /** Gives colours of their own to so many values, those of most features first. */
  public void keep(int most) {
    if (division() instanceof Unique now && !column.counts().values().isEmpty()) {
      categorise(now.field(), column.counts(), most);
    }
  }

  /** How many features a category has; 0 while they are counted. */
  public long count(Category category) {
    return column.counts().values().stream()
        .filter(each -> category.values().contains(each.text()))
        .mapToLong(ColumnValues.Count::count)
        .sum();
  }

  /** How many different values the field has; 0 while they are counted. */
  public int size() {
    return column.counts().values().size();
  }

  /** Orders the categories by their titles or by their features. */
  public void sort(boolean byCount) {
    if (division() instanceof Unique now) {
      List<Category> categories = new ArrayList<>(now.categories());
      categories.sort(
          byCount
              ? Comparator.comparingLong((Category each) -> -count(each))
              : Comparator.comparing(
                  Category::title, Collator.getInstance(words.language().locale())));
      List<Integer> colours = now.colours();
      for (int i = 0; i < categories.size(); i++) {
        categories.set(i, categories.get(i).withColour(colours.get(i)));
      }
      style.change(all -> all.withDivision(new Unique(now.field(), categories, now.others())));
    }
  }

  /** Draws a category together with what has no colour of its own. */
  public void toOthers(int place) {
    if (division() instanceof Unique now && now.categories().size() > 1) {
      List<Category> categories = new ArrayList<>(now.categories());
      categories.remove(place);
      Others others = now.others().orElse(new Others(words.get(OTHERS), GREY));
      style.change(
          all -> all.withDivision(new Unique(now.field(), categories, Optional.of(others))));
    }
  }

  /** Draws a category together with the one before it. */
  public void merge(int place) {
    if (division() instanceof Unique now && place > 0 && place < now.categories().size()) {
      List<Category> categories = new ArrayList<>(now.categories());
      Category gone = categories.remove(place);
      Category into = categories.get(place - 1);
      List<String> values = new ArrayList<>(into.values());
      values.addAll(gone.values());
      String title = shortened(into.title() + "、" + gone.title());
      categories.set(place - 1, new Category(values, title, into.rgb()));
      style.change(all -> all.withDivision(new Unique(now.field(), categories, now.others())));
    }
  }

  // --- Colours and titles ------------------------------------------------------------------------

  /** Colours the values by a ramp. */
  public void colour(Ramp ramp) {
    if (division() instanceof Unique now) {
      List<Integer> colours = ramp.colours(Math.max(1, now.categories().size()), false);
      List<Category> categories = new ArrayList<>();
      for (int i = 0; i < now.categories().size(); i++) {
        categories.add(now.categories().get(i).withColour(colours.get(i)));
      }
      style.change(all -> all.withDivision(new Unique(now.field(), categories, now.others())));
    }
  }

  /** Colours one value. */
  public void colour(Object gesture, int place, int rgb) {
    change(gesture, place, category -> category.withColour(rgb));
  }

  /** What the legend calls a value. */
  public void retitle(int place, String title) {
    change("retitle-" + place, place, category -> category.withTitle(shortened(title)));
  }

  private void change(Object gesture, int place, UnaryOperator<Category> change) {
    if (division() instanceof Unique now) {
      List<Category> categories = new ArrayList<>(now.categories());
      categories.set(place, change.apply(categories.get(place)));
      style.change(
          gesture, all -> all.withDivision(new Unique(now.field(), categories, now.others())));
    }
  }
}
