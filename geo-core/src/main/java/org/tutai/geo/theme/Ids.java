package org.tutai.geo.theme;

import java.util.HashSet;
import java.util.Set;
import org.tutai.geo.theme.Problem.Severity;

/** The ids of a document being read. What has none, or one that is taken, gets a new one. */
final class Ids {

  private final Set<String> taken = new HashSet<>();
  private int made;

  /**
   * The id of a part. Call it only when the part is sure to be used, so that it takes no id in
   * vain.
   */
  String take(Members in, String otherwise) {
    String id = in.text("id", "", Check::id);
    if (!id.isEmpty() && taken.add(id)) {
      return id;
    }
    String fresh = fresh(otherwise);
    if (!id.isEmpty()) {
      in.problems().add(Severity.REPLACED, in.place("id"), "an id of its own", Check.shortened(id));
    }
    return fresh;
  }

  private String fresh(String otherwise) {
    String id = otherwise + "-" + ++made;
    while (!taken.add(id)) {
      id = otherwise + "-" + ++made;
    }
    return id;
  }
}
