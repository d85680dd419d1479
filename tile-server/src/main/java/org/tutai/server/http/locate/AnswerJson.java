package org.tutai.server.http.locate;

import java.util.List;
import java.util.Locale;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.AddressPart;
import org.tutai.geo.locate.address.Assumption;
import org.tutai.geo.locate.address.answer.Answer;
import org.tutai.geo.locate.address.answer.Candidate;
import org.tutai.geo.locate.address.answer.Reason;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.place.Place;

/**
 * Writes a list of things with places, as JSON or as GeoJSON: each thing's members are the same in
 * both, in GeoJSON among its properties. For one answer.
 */
final class AnswerJson {

  private static final int SHARE_DECIMALS = 4;
  private static final int DEGREE_DECIMALS = 7;

  final JsonBytes json = JsonBytes.ofThread();
  private final OutputCrs crs;
  private final boolean geoJson;

  /** Begins the answer; its members come next. */
  AnswerJson(LocateParams params) {
    this.crs = params.crs();
    this.geoJson = params.geoJson();
    json.object();
    if (geoJson) {
      json.member("type", "FeatureCollection");
    }
    json.key(geoJson ? "xyCrs" : "crs").json(crs.described());
  }

  /** Begins the list; its things come next. */
  void list(String name) {
    json.key(geoJson ? "features" : name).array();
  }

  /** Begins a thing; its members come next. */
  void thing(double lon, double lat) {
    begin(lon, lat);
    place(lon, lat);
  }

  private void begin(double lon, double lat) {
    json.object();
    if (geoJson) {
      json.member("type", "Feature").key("geometry");
      point(lon, lat);
      json.key("properties").object();
    }
  }

  /**
   * Begins a thing with a shape of its own in GeoJSON, and as the member {@code outline} in JSON.
   */
  void thing(double lon, double lat, byte[] outline) {
    json.object();
    if (geoJson) {
      json.member("type", "Feature").key("geometry").json(outline).key("properties").object();
    } else {
      json.key("outline").json(outline);
    }
    place(lon, lat);
  }

  private void point(double lon, double lat) {
    if (!Double.isFinite(lon) || !Double.isFinite(lat)) {
      json.nothing();
      return;
    }
    json.object().member("type", "Point").key("coordinates").array();
    json.number(lon, DEGREE_DECIMALS).number(lat, DEGREE_DECIMALS).endArray().endObject();
  }

  /** Degrees, and x and y in the system asked for; nothing where the place is not known. */
  void place(double lon, double lat) {
    if (!Double.isFinite(lon) || !Double.isFinite(lat)) {
      return;
    }
    json.member("lon", lon, DEGREE_DECIMALS).member("lat", lat, DEGREE_DECIMALS);
    if (crs.isDegrees()) {
      json.member("x", lon, DEGREE_DECIMALS).member("y", lat, DEGREE_DECIMALS);
    } else {
      double[] xy = crs.fromLonLat(lon, lat);
      json.member("x", xy[0], crs.decimals()).member("y", xy[1], crs.decimals());
    }
  }

  void endThing() {
    json.endObject();
    if (geoJson) {
      json.endObject();
    }
  }

  void endList() {
    json.endArray();
  }

  byte[] end() {
    return json.endObject().toByteArray();
  }

  /** What was understood of the text, and what concerns the whole answer. */
  void understood(Answer answer) {
    Address address = answer.address();
    json.key("understood").object();
    json.key("parts").array();
    for (AddressPart part : address.parts()) {
      json.object().member("kind", code(part.kind())).member("value", part.value());
      json.key("from").whole(part.from()).key("to").whole(part.to()).endObject();
    }
    json.endArray().key("assumptions").array();
    for (Assumption assumption : address.assumptions()) {
      said(code(assumption.kind()), assumption.english(), assumption.chinese());
    }
    json.endArray().endObject();
    json.key("remarks");
    reasons(answer.remarks());
  }

  void reasons(List<Reason> reasons) {
    json.array();
    for (Reason reason : reasons) {
      said(reason.code(), reason.english(), reason.chinese());
    }
    json.endArray();
  }

  private void said(String code, String english, String chinese) {
    json.object().member("code", code).member("en", english).member("zh", chinese).endObject();
  }

  /** The members of an address. */
  void candidate(Candidate c) {
    json.member("address", c.address());
    json.member("level", c.level().code());
    json.member("probability", c.probability(), SHARE_DECIMALS);
    json.member("uncertaintyMetres", c.uncertaintyMetres(), 1);
    json.key("parts").object();
    json.member("county", c.county()).member("town", c.town()).member("village", c.village());
    json.key("neighbourhood").whole(c.neighbourhood());
    json.member("road", c.road()).member("section", c.section());
    json.member("lane", c.lane()).member("alley", c.alley());
    json.member("number", c.number()).member("unit", c.unit()).endObject();
    json.member("countyCode", c.countyCode()).member("townCode", c.townCode());
    json.member("postalCode", c.postalCode());
    json.key("reasons");
    reasons(c.reasons());
    json.key("synthetic").truth(c.synthetic());
  }

  /** The members of a place. */
  void named(Place place) {
    json.member("kind", code(place.kind()));
    json.key("id").whole(place.id());
    json.member("name", place.name()).member("englishName", place.englishName());
    json.member("category", place.category()).member("within", place.within());
    json.member("code", place.code());
    bounds(place);
  }

  /** The extent of a place: west, south, east, north. */
  void bounds(Place place) {
    Bounds b = place.bounds();
    json.key("bbox");
    json.array().number(b.minX(), DEGREE_DECIMALS).number(b.minY(), DEGREE_DECIMALS);
    json.number(b.maxX(), DEGREE_DECIMALS).number(b.maxY(), DEGREE_DECIMALS).endArray();
  }

  /** The members of a district. */
  void district(District d) {
    json.member("level", code(d.level())).member("code", d.code()).member("name", d.name());
    json.member("englishName", d.englishName()).member("fullName", d.fullName());
    json.member("postalCode", d.postalCode());
  }

  void score(double score) {
    json.member("score", score, SHARE_DECIMALS);
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
