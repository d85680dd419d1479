package org.tutai.geo.locate.name;

import java.util.List;

/**
 * Names that are found by their spelling, by one much like it, by a part, or in Latin letters.
 * Names are numbered from 0 in the order they are added; each has the key {@link Folding#key}.
 * Immutable, thread-safe, on the heap: some 100,000 names take a few megabytes.
 */
public final class NameIndex {

  /** What leads from the question to a name, the nearer first. */
  public enum Kind {
    /** The same key. */
    EXACT,
    /** The romanisation is the question's. */
    ROMANISED,
    /** The name begins with the question. */
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

  private NameIndex() {}

  /** Indexes names; equal keys get equal treatment and keep their own numbers. */
  public static NameIndex of(List<String> names) {
    throw new UnsupportedOperationException();
  }

  /** How many names there are. */
  public int size() {
    throw new UnsupportedOperationException();
  }

  /** A name as it was given. */
  public String name(int id) {
    throw new UnsupportedOperationException();
  }

  /** The names with this key, ascending; empty for none. No more than a look-up in a hash table. */
  public int[] exact(CharSequence key) {
    throw new UnsupportedOperationException();
  }

  /**
   * Names one step away from the key (two for keys of six characters and more), the likest first,
   * without the exact ones.
   */
  public List<Match> alike(CharSequence key, int limit) {
    throw new UnsupportedOperationException();
  }

  /** Names that begin with or hold the part, prefixes first, then the shorter names. */
  public List<Match> holding(CharSequence partKey, int limit) {
    throw new UnsupportedOperationException();
  }

  /**
   * Names by their reading in Latin letters, whatever the system (Hanyu Pinyin, Tongyong,
   * Wade-Giles without marks), case, spaces, hyphens and apostrophes; one letter may be wrong, with
   * less likeness.
   */
  public List<Match> romanised(String latin, int limit) {
    throw new UnsupportedOperationException();
  }
}
