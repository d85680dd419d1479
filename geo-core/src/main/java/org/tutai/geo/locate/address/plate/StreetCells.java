package org.tutai.geo.locate.address.plate;

import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.PlateText;
import org.tutai.geo.locate.address.plate.CountyBatch.StreetName;
import org.tutai.geo.locate.address.plate.CountyBatch.VillageName;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.name.Folding;

/**
 * What the columns from the county to the alley say, which many rows have in common.
 *
 * @param remark why rows of it cannot be used, or what is remarked of them; null for nothing
 * @param batch the rows of its county; null when it cannot be used
 * @param village number in the batch, or -1
 */
record StreetCells(
    @Nullable RowRemark remark,
    @Nullable CountyBatch batch,
    int town,
    int village,
    PlateText street,
    int number) {

  /** Cells that cannot be used. */
  static StreetCells bad(RowRemark remark) {
    return new StreetCells(remark, null, -1, -1, PlateText.street(""), -1);
  }

  /** Cells of a district; what the number column adds comes later. */
  static StreetCells of(
      CountyBatch batch, @Nullable District town, Village village, PlateText street) {
    int townNumber = batch.town(town == null ? "" : town.code());
    int villageNumber = village.name.isEmpty() ? -1 : batch.village(village.in(townNumber));
    StreetCells cells =
        new StreetCells(remark(village, street), batch, townNumber, villageNumber, street, -1);
    return batch.isFull() ? bad(RowRemark.TOO_MANY_NAMES) : cells.numbered();
  }

  private static @Nullable RowRemark remark(Village village, PlateText street) {
    if (!village.known) {
      return RowRemark.UNKNOWN_VILLAGE;
    }
    return street.road().indexOf('?') >= 0 ? RowRemark.LOST_CHARACTER : null;
  }

  private StreetCells numbered() {
    return new StreetCells(remark, batch, town, village, street, number(street));
  }

  /** Whether a number column that says nothing of the street adds nothing to it. */
  boolean isPlain() {
    return street.number().prefix().isEmpty();
  }

  /**
   * The number of a street of this district, as the columns and the number say it together; -1 for
   * neither road nor village.
   */
  int number(PlateText whole) {
    CountyBatch rows = batch;
    if (rows == null || (whole.road().isEmpty() && village < 0)) {
      return -1;
    }
    return rows.street(
        whole.road().isEmpty()
            ? new StreetName(town, "", "", whole.path(), village)
            : new StreetName(town, whole.road(), whole.roadText(), whole.path(), -1));
  }

  /** A village as a cell names it; empty for none. */
  record Village(String name, boolean known) {
    static final Village NONE = new Village("", true);

    VillageName in(int town) {
      return new VillageName(town, Folding.key(name), name);
    }
  }
}
