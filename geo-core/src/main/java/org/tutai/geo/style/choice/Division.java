package org.tutai.geo.style.choice;

import java.util.List;
import java.util.Optional;

/** Which features of a layer are drawn in which colours. */
public sealed interface Division {

  /**
   * All alike.
   *
   * @param title for the legend; may be empty
   */
  record Single(String title) implements Division {
    /** Without a title. */
    public static final Single PLAIN = new Single("");

    @Override
    public List<Integer> colours() {
      return List.of();
    }

    @Override
    public List<String> titles() {
      return List.of();
    }
  }

  /** The colours of the classes, in their order; none for a single symbol. */
  List<Integer> colours();

  /** What the legend calls the classes. */
  List<String> titles();

  /**
   * A class of values that are told apart.
   *
   * @param values as {@link org.tutai.geo.expr.Values#text} writes them; one or more
   * @param title for the legend
   * @param rgb {@code 0xRRGGBB}
   */
  record Category(List<String> values, String title, int rgb) {
    public Category {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("a category must have a value (got: none)");
      }
    }

    /** In another colour. */
    public Category withColour(int other) {
      return new Category(values, title, other);
    }

    /** Under another title. */
    public Category withTitle(String other) {
      return new Category(values, other, rgb);
    }
  }

  /**
   * What is in no category.
   *
   * @param title for the legend
   * @param rgb {@code 0xRRGGBB}
   */
  record Others(String title, int rgb) {}

  /**
   * A colour for each value of a field, or some values together.
   *
   * @param others how all else is drawn; empty: not at all
   */
  record Unique(String field, List<Category> categories, Optional<Others> others)
      implements Division {
    public Unique {
      categories = List.copyOf(categories);
      if (categories.isEmpty() && others.isEmpty()) {
        throw new IllegalArgumentException("there must be a category (got: none)");
      }
    }

    @Override
    public List<Integer> colours() {
      return categories.stream().map(Category::rgb).toList();
    }

    @Override
    public List<String> titles() {
      return categories.stream().map(Category::title).toList();
    }
  }

  /**
   * Classes of a number. The first has what is below the first break, the last what is not below
   * the last.
   *
   * @param per the field the number is divided by, as for a density; empty for none
   * @param breaks rising
   * @param colours one more than breaks
   * @param titles as many as colours
   */
  record Graduated(
      String field,
      Optional<String> per,
      List<Double> breaks,
      List<Integer> colours,
      List<String> titles)
      implements Division {
    public Graduated {
      breaks = List.copyOf(breaks);
      colours = List.copyOf(colours);
      titles = List.copyOf(titles);
      if (colours.size() != breaks.size() + 1 || titles.size() != colours.size()) {
        throw new IllegalArgumentException(
            "there must be one colour and title more than breaks (got: %d, %d, %d)"
                .formatted(colours.size(), titles.size(), breaks.size()));
      }
      for (int i = 0; i < breaks.size(); i++) {
        double before = i == 0 ? Double.NEGATIVE_INFINITY : breaks.get(i - 1);
        if (!Double.isFinite(breaks.get(i)) || breaks.get(i) <= before) {
          throw new IllegalArgumentException("breaks must rise (got: " + breaks + ")");
        }
      }
    }

    /** The class, from 0, that a number is in. */
    public int classOf(double number) {
      int place = 0;
      while (place < breaks.size() && number >= breaks.get(place)) {
        place++;
      }
      return place;
    }
  }
}
