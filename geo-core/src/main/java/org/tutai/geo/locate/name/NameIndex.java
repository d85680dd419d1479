package org.tutai.geo.locate.name;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Names that are found by their spelling, by one much like it, by a part, or in Latin letters.
 * Names are numbered from 0 in the order they are added; each has the key {@link Folding#key}.
 * Immutable, thread-safe, on the heap: 20,000 names take 3 MB and 40 ms, 100,000 some 16 MB and a
 * quarter of a second.
 */
public final class NameIndex {

  /** What leads from the question to a name, the nearer first. */
  public enum Kind {
    /** The same key. */
    EXACT,
    /** The romanisation is the question's. */
    ROMANISED,
    /** The name begins with the question, or its reading with that being typed. */
    PREFIX,
    /** The name holds the question further on. */
    INFIX,
    /** The keys differ in characters that sound alike. */
    HOMOPHONE,
    /** The keys differ in characters that look alike. */
    LOOKALIKE,
    /** The question has a lost character, or the name has, and the rest is the same. */
    LOST,
    /** One character is another, missing, too many, or two are swapped. */
    TYPO
  }

  /**
   * A name found.
   *
   * @param id of the name
   * @param likeness from 0 to 1, where 1 is the same key
   */
  public record Match(int id, double likeness, Kind kind) {}

  /** A limit above counts as this. */
  private static final int MOST = 1000;

  /** Names and questions of more characters are only found as they are. */
  private static final int LONGEST = 64;

  private final Names names;
  private final Keys keys;
  private final Suffixes suffixes;
  private final Similar similar;

  /** Made when it is first asked for: many an index never is. */
  private volatile @Nullable Romanised romanised;

  private NameIndex(List<String> given) {
    names = new Names(given);
    keys = Keys.of(given.stream().map(Folding::key).toList());
    suffixes = new Suffixes(keys);
    similar = new Similar(keys, suffixes);
  }

  /** Indexes names; equal keys get equal treatment and keep their own numbers. */
  public static NameIndex of(List<String> names) {
    return new NameIndex(names);
  }

  /** How many names there are. */
  public int size() {
    return names.size();
  }

  /** A name as it was given. */
  public String name(int id) {
    return names.name(id);
  }

  /**
   * The lowest number of a name with this key, or -1 for none. No more than a look-up in a hash
   * table; allocates nothing.
   */
  public int first(CharSequence key) {
    int found = keys.find(key);
    return found < 0 ? -1 : keys.firstId(found);
  }

  /** The names with this key, ascending; empty for none. No more than a look-up in a hash table. */
  public int[] exact(CharSequence key) {
    int found = keys.find(key);
    return found < 0 ? new int[0] : keys.ids(found);
  }

  /**
   * Names one step away from the key (two for keys of six characters and more, where a swap counts
   * as two if another step comes with it), or as long and alike in sound throughout, the likest
   * first, without the exact ones. Keys of more than 64 characters have none.
   *
   * @param limit the most, 1 to 1,000; a larger one counts as 1,000
   */
  public List<Match> alike(CharSequence key, int limit) {
    return alike(key, limit, NameIndex::any);
  }

  /**
   * As {@link #alike(CharSequence, int)}, of those names alone that are wanted: the roads of a
   * town, say, which would be lost among the likest of the whole country.
   *
   * @param wanted whether the name of a number counts; asked for few of the names
   */
  public List<Match> alike(CharSequence key, int limit, IntPredicate wanted) {
    int most = checked(limit);
    if (key.length() == 0 || key.length() > LONGEST) {
      return List.of();
    }
    return matches(similar.to(characters(key), most, ofKeys(wanted)), most, wanted);
  }

  /**
   * Names that begin with or hold the part, prefixes first, then the shorter names. A name that is
   * the part comes first of all as {@link Kind#EXACT}. Parts of more than 64 characters are found
   * nowhere.
   *
   * @param limit the most, 1 to 1,000; a larger one counts as 1,000
   */
  public List<Match> holding(CharSequence partKey, int limit) {
    int length = partKey.length();
    if (length == 0 || length > LONGEST) {
      return List.of();
    }
    int most = checked(limit);
    char[] part = characters(partKey);
    int low = suffixes.lower(part, 0, length);
    int high = suffixes.upper(part, 0, length);
    var matches = new ArrayList<Match>(Math.min(most, high - low));
    suffixes.best(
        low,
        high,
        length,
        2 * most,
        (key, whole) -> {
          double share = (double) length / keys.length(key);
          Kind kind = !whole ? Kind.INFIX : share == 1 ? Kind.EXACT : Kind.PREFIX;
          add(
              key,
              whole ? 0.6 + 0.4 * share : 0.3 + 0.3 * share,
              kind,
              most,
              NameIndex::any,
              matches);
          return matches.size() < most;
        });
    return matches;
  }

  /**
   * Names by their reading in Latin letters, whatever the system (Hanyu Pinyin, Tongyong,
   * Wade-Giles without marks), case, spaces, hyphens and apostrophes, the likest first; one letter
   * may be wrong, with less likeness. English words for roads and directions and ordinals may be
   * among them ({@code Zhongshan N. Rd.}, {@code Bade 2nd Road}); a word for the road may be
   * missing. More than 62 letters are no name.
   *
   * <p>The first question takes longer.
   *
   * @param limit the most, 1 to 1,000; a larger one counts as 1,000
   */
  public List<Match> romanised(String latin, int limit) {
    return romanised(latin, limit, NameIndex::any);
  }

  /** As {@link #romanised(String, int)}, of those names alone that are wanted. */
  public List<Match> romanised(String latin, int limit, IntPredicate wanted) {
    int most = checked(limit);
    if (latin.length() > 4 * LatinMatch.LONGEST) {
      return List.of();
    }
    return matches(romanised().to(latin, most, ofKeys(wanted)), most, wanted);
  }

  private IntPredicate ofKeys(IntPredicate wanted) {
    return key -> keys.anyId(key, wanted);
  }

  /** Every name counts. */
  private static boolean any(int name) {
    return name >= 0;
  }

  /**
   * Names whose reading in Latin letters begins with these and goes on, in any system, as {@link
   * Kind#PREFIX}: what is being typed. The nearer to being whole come first, then the shorter. Of
   * beginnings as short as a letter or two, which thousands of names have, some are left out.
   *
   * @param limit the most, 1 to 1,000; a larger one counts as 1,000
   */
  public List<Match> beginning(String latin, int limit) {
    int most = checked(limit);
    if (latin.length() > 4 * LatinMatch.LONGEST) {
      return List.of();
    }
    return matches(romanised().beginning(latin, most, NameIndex::any), most, NameIndex::any);
  }

  private Romanised romanised() {
    Romanised made = romanised;
    if (made == null) {
      synchronized (keys) {
        made = romanised;
        if (made == null) {
          made = new Romanised(keys);
          romanised = made;
        }
      }
    }
    return made;
  }

  private List<Match> matches(Best best, int most, IntPredicate wanted) {
    var matches = new ArrayList<Match>(best.size());
    for (int rank = 0; rank < best.size() && matches.size() < most; rank++) {
      int step = best.step(rank);
      add(best.key(rank), Steps.likeness(step), Steps.kind(step), most, wanted, matches);
    }
    return matches;
  }

  private void add(
      int key, double likeness, Kind kind, int most, IntPredicate wanted, List<Match> matches) {
    for (int nth = 0; nth < keys.count(key) && matches.size() < most; nth++) {
      if (wanted.test(keys.id(key, nth))) {
        matches.add(new Match(keys.id(key, nth), likeness, kind));
      }
    }
  }

  private static int checked(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be 1 or more (got: " + limit + ")");
    }
    return Math.min(limit, MOST);
  }

  private static char[] characters(CharSequence key) {
    char[] characters = new char[key.length()];
    for (int i = 0; i < characters.length; i++) {
      characters[i] = key.charAt(i);
    }
    return characters;
  }
}
