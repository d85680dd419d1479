package org.tutai.geo.theme;

import java.util.List;
import org.tutai.geo.bytes.FormatException;

/**
 * What came of reading a document: the map as far as it could be read, and what was not as it
 * should be.
 *
 * @param map {@link ThemeMap#EMPTY} when nothing could be read
 * @param problems in the order of the document; at most {@link #MOST} and one that counts the rest
 */
public record ThemeReading(ThemeMap map, List<Problem> problems) {

  /** How many problems are told. */
  public static final int MOST = 100;

  public ThemeReading {
    problems = List.copyOf(problems);
  }

  /** Whether any theme could be read at all. */
  public boolean isReadable() {
    return problems.stream().noneMatch(p -> p.severity() == Problem.Severity.UNREADABLE);
  }

  /** Whether all was read as it should be; notes don't count. */
  public boolean isWhole() {
    return problems.stream().allMatch(p -> p.severity() == Problem.Severity.NOTE);
  }

  /**
   * The map, for those who want nothing but a theme.
   *
   * @throws FormatException when no theme could be read
   */
  public ThemeMap readable() throws FormatException {
    for (Problem problem : problems) {
      if (problem.severity() == Problem.Severity.UNREADABLE) {
        throw new FormatException(null, -1, problem.expected(), problem.found());
      }
    }
    return map;
  }
}
