package org.tutai.geo.locate.address.plate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tutai.geo.locate.address.plate.SegmentFile.Kind;

/** The texts of a segment being written, each once; 0 is the empty one. */
final class Strings {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> list = new ArrayList<>();

  Strings() {
    number("");
  }

  int number(String text) {
    Integer known = numbers.putIfAbsent(text, list.size());
    if (known == null) {
      list.add(text);
      return list.size() - 1;
    }
    return known;
  }

  void write(SegmentWriter writer) throws IOException {
    int end = 0;
    for (String text : list) {
      end += text.length();
      writer.section(Kind.STRING_ENDS).putInt(end);
      for (int i = 0; i < text.length(); i++) {
        writer.section(Kind.CHARACTERS).putShort(text.charAt(i));
      }
    }
  }
}
