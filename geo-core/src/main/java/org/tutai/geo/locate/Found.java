package org.tutai.geo.locate;

import java.util.List;
import org.tutai.geo.locate.address.answer.Answer;

/**
 * What a text may mean.
 *
 * @param answer what was understood and found as an address
 * @param results of all kinds, the likeliest first
 */
public record Found(Answer answer, List<Located> results) {

  public Found {
    results = List.copyOf(results);
  }
}
