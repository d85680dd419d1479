package org.tutai.geo.style;

import java.util.List;
import org.tutai.geo.expr.Expression;

/**
 * @param families wanted families, best first; those that are not bundled fall back on Noto Sans TC
 * @param size evaluates to pixels
 */
public record Font(List<String> families, Expression size, boolean bold, boolean italic) {
  public Font {
    families = List.copyOf(families);
  }
}
