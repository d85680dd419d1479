package org.tutai.geo.locate.address.plate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what was remarked of rows, with the first places of each. For one thread. */
final class RowRemarks {

  private static final int PLACES = 5;

  /** One line of a file. */
  private record Place(String file, long line) {
    @Override
    public String toString() {
      return file + ":" + line;
    }
  }

  private final Map<RowRemark, Long> counts = new EnumMap<>(RowRemark.class);
  private final Map<RowRemark, List<Place>> places = new EnumMap<>(RowRemark.class);

  void add(RowRemark remark, Path file, long line) {
    if (counts.merge(remark, 1L, Long::sum) <= PLACES) {
      places
          .computeIfAbsent(remark, none -> new ArrayList<>())
          .add(new Place(String.valueOf(file.getFileName()), line));
    }
  }

  /** Adds what others counted. */
  void add(RowRemarks others) {
    others.counts.forEach((remark, count) -> counts.merge(remark, count, Long::sum));
    others.places.forEach(
        (remark, more) -> {
          List<Place> all = places.computeIfAbsent(remark, none -> new ArrayList<>());
          more.stream().limit(PLACES - (long) all.size()).forEach(all::add);
        });
  }

  /** What there is to tell, in the order of the remarks. */
  List<ImportReport.Remarked> list() {
    List<ImportReport.Remarked> all = new ArrayList<>();
    places.forEach(
        (remark, first) ->
            all.add(
                new ImportReport.Remarked(
                    remark,
                    counts.getOrDefault(remark, 0L),
                    first.stream().map(Place::toString).toList())));
    return all;
  }
}
