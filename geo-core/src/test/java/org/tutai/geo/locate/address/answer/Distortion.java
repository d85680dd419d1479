package org.tutai.geo.locate.address.answer;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.answer.CorpusQuery.Said;

/** One way in which people write an address other than the register. */
interface Distortion {

  /**
   * What becomes of a plate's address.
   *
   * @param text as somebody might write it
   * @param way the name of what was done
   */
  record Written(String text, Said said, String way) {}

  /** The distorted address, or null when the plate has nothing to distort in this way. */
  @Nullable Written apply(DoorPlate plate, DoorPlateFiles.Town town, Random random);
}
