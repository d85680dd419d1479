package org.tutai.geo.locate.address.answer;

import java.util.List;
import org.tutai.geo.locate.address.Address;

/**
 * A base from which a question is followed down to a house.
 *
 * @param evidence what is known when standing at the base; copied for each hit
 * @param notes how the base was chosen
 * @param effort how hard to look
 */
record Start(
    Address address, int segment, int base, Evidence evidence, List<Note> notes, Effort effort) {

  /** How hard to look below a base. */
  enum Effort {
    /** Only for what was asked for. */
    EXACT,
    /** Also for a number in sections and lanes that were not said. */
    ASSUME,
    /** Also for what is near, down to the road. */
    ALL
  }
}
