/**
 * Addresses by the file: the rows of a CSV file go in, the same rows come out in their order with
 * columns added.
 *
 * <p>{@link org.tutai.geo.locate.address.batch.BatchRun} is the entry. Nothing of the file is held
 * in memory but the few chunks of rows that are being worked on; a row that cannot be answered says
 * why in its own line, and none is left out. Traps: rows may be longer or shorter than the header,
 * and the columns added stand behind the header's last in every row, whatever a row has more.
 */
@NullMarked
package org.tutai.geo.locate.address.batch;

import org.jspecify.annotations.NullMarked;
