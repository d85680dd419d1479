package org.tutai.geo.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads styles that others wrote: the files of {@code ogc/sld} beside the checkout. */
class ForeignStylesTest {

  private static List<Path> files(String ending) throws IOException {
    Path folder =
        Path.of(System.getProperty("tutai.shared", "../../shared")).resolve("data/ogc/sld");
    assumeTrue(Files.isDirectory(folder), "no styles to read: " + folder + " is not there");
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  @Test
  void eachIsReadAndWhatIsNotDrawnIsTold() throws IOException {
    var table = new StringBuilder();
    var remarks = new TreeMap<String, Integer>();
    int read = 0;
    List<Path> files = files(".sld");
    for (Path file : files) {
      try {
        SldDocument document = SldReader.read(file);
        read++;
        table.append(row(file, document));
        document
            .remarks()
            .forEach(r -> remarks.merge(r.element() + " " + r.text(), 1, Integer::sum));
      } catch (StyleException e) {
        table.append(String.format("%-60s refused: %s%n", file.getFileName(), e.getMessage()));
      }
    }
    System.out.println(table);
    remarks.forEach((text, count) -> System.out.printf("%5d  %s%n", count, text));
    System.out.println(read + " of " + files.size() + " styles read");
    assertThat(read).isEqualTo(files.size());
  }

  private static String row(Path file, SldDocument document) {
    List<FeatureTypeStyle> passes =
        document.styles().stream().flatMap(named -> named.style().passes().stream()).toList();
    List<Rule> rules = passes.stream().flatMap(pass -> pass.rules().stream()).toList();
    return String.format(
        "%-60s %3d styles %3d passes %4d rules %4d symbolizers %3d remarks%n",
        file.getFileName(),
        document.styles().size(),
        passes.size(),
        rules.size(),
        rules.stream().mapToInt(rule -> rule.symbolizers().size()).sum(),
        document.remarks().size());
  }

  @Test
  void documentsThatAreNoStyleAreRefused() throws IOException {
    for (Path file : files(".xml")) {
      if (file.getFileName().toString().startsWith("wms_")) {
        assertThatThrownBy(() -> SldReader.read(file))
            .as(file.toString())
            .isInstanceOf(StyleException.class);
      }
    }
  }
}
