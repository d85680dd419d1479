package org.tutai.geo.locate.address.answer;

import java.util.List;
import org.tutai.geo.locate.address.Address;

/**
 * What was understood and what was found.
 *
 * @param address the reading that led to the first candidate
 * @param candidates the most probable first; empty with a reason in {@code remarks}
 * @param remarks what concerns the whole answer, as why there is none
 */
public record Answer(Address address, List<Candidate> candidates, List<Reason> remarks) {

  public Answer {
    candidates = List.copyOf(candidates);
    remarks = List.copyOf(remarks);
  }
}
