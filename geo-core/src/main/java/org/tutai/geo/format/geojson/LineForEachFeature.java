package org.tutai.geo.format.geojson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/** Writes JSON without blanks, but begins a line before each element of the outermost array. */
final class LineForEachFeature extends MinimalPrettyPrinter {

  private static final long serialVersionUID = 1L;

  private int depth;

  @Override
  public void writeStartArray(JsonGenerator json) throws IOException {
    super.writeStartArray(json);
    depth++;
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) throws IOException {
    line(json);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
    super.writeArrayValueSeparator(json);
    line(json);
  }

  private void line(JsonGenerator json) throws IOException {
    if (depth == 1 && "features".equals(json.getOutputContext().getParent().getCurrentName())) {
      json.writeRaw('\n');
    }
  }

  @Override
  public void writeEndArray(JsonGenerator json, int count) throws IOException {
    depth--;
    if (depth == 0 && "features".equals(json.getOutputContext().getParent().getCurrentName())) {
      json.writeRaw('\n');
    }
    super.writeEndArray(json, count);
  }
}
