package org.tutai.geo.locate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.answer.AddressIndex;
import org.tutai.geo.locate.address.answer.Answer;
import org.tutai.geo.locate.address.answer.PlateRoad;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.address.answer.ReverseAnswer;
import org.tutai.geo.locate.address.answer.Suggestion;

/** What a {@link Locator} needs of addresses. Thread-safe. */
public interface AddressSource {

  /** See {@link AddressIndex#find}. */
  Answer find(Query query);

  /** See {@link AddressIndex#reverse}. */
  ReverseAnswer reverse(double lon, double lat, int limit, double withinMetres);

  /** See {@link AddressIndex#suggest}. */
  List<Suggestion> suggest(Query query);

  /** See {@link AddressIndex#roads}; a source without roads has none. */
  default List<PlateRoad> roads(String name, String within, @Nullable Bounds near, int limit) {
    return List.of();
  }

  /** An index as a source. */
  static AddressSource of(AddressIndex index) {
    return new AddressSource() {
      @Override
      public Answer find(Query query) {
        return index.find(query);
      }

      @Override
      public ReverseAnswer reverse(double lon, double lat, int limit, double withinMetres) {
        return index.reverse(lon, lat, limit, withinMetres);
      }

      @Override
      public List<Suggestion> suggest(Query query) {
        return index.suggest(query);
      }

      @Override
      public List<PlateRoad> roads(String name, String within, @Nullable Bounds near, int limit) {
        return index.roads(name, within, near, limit);
      }
    };
  }
}
