package org.tutai.geo.format.place;

import java.util.Objects;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;

/** What a layer's coordinates are: their system, and whether the north one comes first. */
record Conclusion(Finding<Crs> finding, boolean swapped) {
  Conclusion {
    Objects.requireNonNull(finding, "finding");
  }
}
