package org.tutai.geo.locate.address.plate;

import java.util.List;

/**
 * What an import did.
 *
 * @param rows of all files, without the names of the columns
 * @param repeated rows that say exactly what another says
 * @param remarks rows by what was remarked of them
 * @param counties that were replaced, by code
 * @param kept counties that were left as they are
 * @param seconds it took
 */
public record ImportReport(
    long rows,
    long repeated,
    List<Remarked> remarks,
    List<ImportedCounty> counties,
    List<Kept> kept,
    double seconds) {

  /**
   * A county that was left as it is, because the files have less than half of its plates.
   *
   * @param there what there is
   * @param plates how many the files have
   */
  public record Kept(ImportedCounty there, long plates) {}

  /**
   * What was remarked of rows.
   *
   * @param first the first places, as file:line
   */
  public record Remarked(RowRemark remark, long count, List<String> first) {
    public Remarked {
      first = List.copyOf(first);
    }
  }

  public ImportReport {
    remarks = List.copyOf(remarks);
    counties = List.copyOf(counties);
    kept = List.copyOf(kept);
  }

  /** How many rows were not used. */
  public long badRows() {
    return remarks.stream()
        .filter(remarked -> !remarked.remark().isUsed())
        .mapToLong(Remarked::count)
        .sum();
  }

  /** How many plates there are in the counties that were replaced. */
  public long plates() {
    return counties.stream().mapToLong(ImportedCounty::plates).sum();
  }

  /** How many houses. */
  public long houses() {
    return counties.stream().mapToLong(ImportedCounty::houses).sum();
  }

  /** How many streets. */
  public long streets() {
    return counties.stream().mapToLong(ImportedCounty::streets).sum();
  }

  /** How many bytes their segments have. */
  public long bytes() {
    return counties.stream().mapToLong(ImportedCounty::bytes).sum();
  }
}
