package org.tutai.server.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Looks for faults against WCAG 2.2 AA in what a browser shows just now, with axe-core. A page must
 * be looked at in each of its states: what is hidden is not examined.
 */
final class AxeCheck {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AXE = script();

  private static final String RUN =
      """
      window.axeFaults = '';
      axe.run(document, {
        resultTypes: ['violations'],
        runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
        rules: {'target-size': {enabled: true}}
      }).then(
        (found) => { window.axeFaults = JSON.stringify(found.violations); },
        (failure) => { window.axeFaults = JSON.stringify([{id: 'failed', help: String(failure), nodes: []}]); });
      """;

  private AxeCheck() {}

  /** Fails when the page as it stands has a fault; says which elements and why. */
  static void check(Chromium browser, String state) throws IOException {
    assertThat(faults(browser)).as("WCAG faults of %s", state).isEmpty();
  }

  /** Each fault in a line: the rule, what it asks, and the elements that break it. */
  static List<String> faults(Chromium browser) throws IOException {
    if (!browser.evaluate("typeof window.axe").equals("object")) {
      browser.evaluate(AXE + "; 'loaded'");
    }
    browser.evaluate(RUN);
    browser.await("the findings", () -> !browser.evaluate("window.axeFaults").isEmpty());
    var faults = new ArrayList<String>();
    for (JsonNode fault : JSON.readTree(browser.evaluate("window.axeFaults"))) {
      faults.add(told(fault));
    }
    return faults;
  }

  private static String told(JsonNode fault) {
    var text = new StringBuilder(fault.get("id").asText() + ": " + fault.get("help").asText());
    for (JsonNode node : fault.get("nodes")) {
      text.append("\n    ").append(node.get("html").asText());
      text.append("\n      ").append(node.path("failureSummary").asText().replace("\n", " "));
    }
    return text.toString();
  }

  private static String script() {
    var properties = new Properties();
    try (InputStream pom =
        AxeCheck.class.getResourceAsStream(
            "/META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
      properties.load(pom);
      String path =
          "/META-INF/resources/webjars/axe-core/"
              + properties.getProperty("version")
              + "/axe.min.js";
      try (InputStream in = AxeCheck.class.getResourceAsStream(path)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
