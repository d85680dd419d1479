package org.tutai.geo.locate.address.batch;

import org.tutai.geo.locate.address.answer.Answer;

/** What answers one address. Called from several threads at once. */
@FunctionalInterface
public interface AddressFinder {

  /** The answer to an address, the best candidate first; an empty text has none. */
  Answer find(String text);
}
