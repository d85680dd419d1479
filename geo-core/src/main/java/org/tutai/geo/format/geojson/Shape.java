package org.tutai.geo.format.geojson;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A geometry object as it is written; its members come in any order. Reused; for one thread. */
final class Shape {

  /** Empty when the object has none. */
  String type = "";

  /** Whether a member of that name was there, and not null. */
  boolean hasCoordinates;

  final Coordinates coordinates = new Coordinates();

  /** The members of a collection; null where there is no such member. */
  @Nullable List<Shape> members;

  /** What is wrong with the object itself; empty for nothing. */
  String fault = "";

  void clear() {
    type = "";
    hasCoordinates = false;
    members = null;
    fault = "";
  }

  /** A new member of this collection. */
  Shape addMember() {
    var all = members == null ? new ArrayList<Shape>() : members;
    var member = new Shape();
    all.add(member);
    members = all;
    return member;
  }

  /** Whether nothing was written. */
  boolean isNone() {
    return type.isEmpty() && !hasCoordinates && members == null && fault.isEmpty();
  }
}
