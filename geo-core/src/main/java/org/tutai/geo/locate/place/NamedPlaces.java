package org.tutai.geo.locate.place;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.name.Folding;
import org.tutai.geo.locate.name.NameIndex;
import org.tutai.geo.locate.place.PlaceQuestion.Part;

/** The landmarks, or the roads, of all sets, found by name. Immutable, thread-safe. */
final class NamedPlaces {

  private static final int MOST_HOLDING = 400;
  private static final int MOST_HOLDING_WITHIN = 1000;
  private static final int MOST_ALIKE = 60;

  private final List<OpenSet> sets;
  private final int[] starts;
  private final NameIndex names;
  private final EnglishNames english;

  /**
   * Indexes the sets of one kind.
   *
   * @param sets all of an index; those of other kinds are passed over
   */
  NamedPlaces(List<OpenSet> sets, Place.Kind kind) {
    this.sets = List.copyOf(sets);
    this.starts = new int[sets.size() + 1];
    List<String> all = new ArrayList<>();
    List<String> inEnglish = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      PlaceFile places = sets.get(i).places();
      for (int place = 0; sets.get(i).set().kind() == kind && place < places.places(); place++) {
        all.add(places.name(place));
        inEnglish.add(places.english(place));
      }
      starts[i + 1] = all.size();
    }
    names = NameIndex.of(all);
    english = new EnglishNames(inEnglish);
  }

  int size() {
    return names.size();
  }

  /** The set that an entry is of. */
  private int setOf(int entry) {
    int set = 0;
    while (entry >= starts[set + 1]) {
      set++;
    }
    return set;
  }

  private boolean isWithin(int entry, String code) {
    int set = setOf(entry);
    return sets.get(set).places().code(entry - starts[set]).startsWith(code);
  }

  /** Where an entry's place is: its set in the upper, its number in the lower half. */
  long address(int entry) {
    int set = setOf(entry);
    return ((long) set << 32) | (entry - starts[set]);
  }

  /** The entries that answer, best first. */
  List<Best.Scored> find(PlaceQuestion question, @Nullable Bounds near, int limit, boolean typing) {
    var search = new Search(question, new ViewBonus(near));
    search.exact();
    search.holding();
    if (!typing && search.best.size() < limit) {
      search.alike();
    }
    if (!question.latin().isEmpty()) {
      search.latin(limit, typing);
    }
    return search.best.first(limit);
  }

  /** By folding the name's last characters alone. */
  private static boolean endsWith(String name, String key) {
    int from = name.length() - key.length();
    return from > 0 && Folding.key(name.substring(from)).equals(key);
  }

  /** One search. For one thread. */
  private final class Search {

    private final PlaceQuestion question;
    private final ViewBonus view;
    private final Best best = new Best();

    Search(PlaceQuestion question, ViewBonus view) {
      this.question = question;
      this.view = view;
    }

    void exact() {
      for (Part part : question.parts()) {
        IntPredicate wanted = within(part);
        for (int entry : names.exact(part.key())) {
          if (wanted.test(entry)) {
            add(entry, part, NameIndex.Kind.EXACT, 1);
          }
        }
      }
    }

    void holding() {
      for (Part part : question.parts()) {
        IntPredicate wanted = within(part);
        int most = part.within().isEmpty() ? MOST_HOLDING : MOST_HOLDING_WITHIN;
        for (NameIndex.Match match : names.holding(part.key(), most)) {
          if (wanted.test(match.id())) {
            add(match.id(), part, match.kind(), match.likeness());
          }
        }
      }
    }

    void alike() {
      for (Part part : question.parts()) {
        for (NameIndex.Match match : names.alike(part.key(), MOST_ALIKE, within(part))) {
          add(match.id(), part, match.kind(), match.likeness());
        }
      }
    }

    void latin(int limit, boolean typing) {
      Part whole = question.parts().get(0);
      for (NameIndex.Match match : english.find(question.key(), typing)) {
        add(match.id(), whole, match.kind(), match.likeness());
      }
      for (NameIndex.Match match : names.romanised(question.latin(), limit)) {
        add(match.id(), whole, match.kind(), match.likeness());
      }
    }

    private IntPredicate within(Part part) {
      return part.within().isEmpty() ? entry -> true : entry -> isWithin(entry, part.within());
    }

    private void add(int entry, Part part, NameIndex.Kind kind, double likeness) {
      int set = setOf(entry);
      PlaceFile places = sets.get(set).places();
      int place = entry - starts[set];
      boolean atEnd = kind == NameIndex.Kind.INFIX && endsWith(names.name(entry), part.key());
      double score =
          PlaceScore.of(
              kind,
              likeness,
              atEnd,
              places.weight(place),
              view.of(places.lon(place), places.lat(place)));
      best.add(entry, score * part.trust());
    }
  }
}
