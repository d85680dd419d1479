package org.tutai.server.look;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.expr.EcqlException;
import org.tutai.geo.expr.EcqlParser;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expressions;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.style.SldDocument;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.StyleException;
import org.tutai.server.look.LookException.Reason;
import org.tutai.server.workspace.NamedStyle;

/**
 * A look with its style and filter read. Immutable.
 *
 * @param ownStyle of the SLD; null when the look names one of the layer's
 * @param filter not bound yet; null for none
 * @param filterDigest the SHA-256 of the filter's text; empty for none
 * @param remarks what the SLD asks for that is not drawn
 */
record PreparedLook(
    Look look,
    @Nullable NamedStyle ownStyle,
    @Nullable Expression filter,
    String filterDigest,
    List<String> remarks) {

  /** The name of a style that is nobody's but this look's. */
  private static final String OWN = "own";

  private static final int MOST_REMARKS = 50;

  PreparedLook {
    remarks = List.copyOf(remarks);
  }

  /**
   * Reads the style and the filter.
   *
   * @throws LookException when either cannot be read
   */
  static PreparedLook of(Look look) {
    var remarks = new ArrayList<String>();
    NamedStyle style = look.sld().isEmpty() ? null : style(look.sld(), remarks);
    Expression filter = look.filter().isBlank() ? null : filter(look.filter());
    return new PreparedLook(
        look, style, filter, filter == null ? "" : Digests.sha256(look.filter()), remarks);
  }

  private static NamedStyle style(String sld, List<String> remarks) {
    if (sld.length() > Look.MOST_SLD) {
      throw new LookException(
          Reason.UNREADABLE, "sld", "A style may have at most " + Look.MOST_SLD + " characters.");
    }
    try {
      SldDocument document = SldReader.read(sld);
      document.remarks().stream()
          .limit(MOST_REMARKS)
          .forEach(remark -> remarks.add(remark.toString()));
      Style style =
          document
              .defaultStyle()
              .orElseThrow(
                  () ->
                      new LookException(
                          Reason.UNREADABLE, "sld", "The style document holds no UserStyle."));
      return new NamedStyle(OWN, OWN, style, Digests.sha256(sld));
    } catch (StyleException e) {
      throw new LookException(
          Reason.UNREADABLE, "sld", "The style cannot be read: " + e.getMessage() + ".");
    }
  }

  private static Expression filter(String ecql) {
    try {
      return EcqlParser.parse(ecql);
    } catch (EcqlException e) {
      throw new LookException(
          Reason.UNREADABLE,
          "filter",
          "The filter cannot be read: " + e.getMessage() + ".",
          e.position());
    }
  }

  /** The fields that the filter asks for and a layer does not have, in the filter's order. */
  List<String> missingFields(Schema schema) {
    return filter == null
        ? List.of()
        : Expressions.properties(filter).stream()
            .filter(name -> schema.indexOf(name) < 0)
            .filter(name -> schema.indexOf(name.substring(name.indexOf(':') + 1)) < 0)
            .toList();
  }

  /** How much memory it takes, roughly, in bytes. */
  int weight() {
    return 1000 + 20 * look.sld().length() + 50 * look.filter().length();
  }
}
