package org.tutai.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tutai.server.workspace.LayerNames.Origin;

class LayerNamesTest {

  @Test
  void keepsLettersOfAnyScriptAndMakesTheRestSafe() {
    checkSafe("towns", "towns");
    checkSafe("鄉鎮市區", "鄉鎮市區");
    checkSafe("𥕢仔", "𥕢仔");
    checkSafe("road 25k (2013)", "road_25k__2013_");
    checkSafe("a,b/c\\d", "a_b_c_d");
    checkSafe("..", "_.");
    checkSafe(".hidden", "_hidden");
    checkSafe("<x>&\"'", "_x____");
    checkSafe("  ", "layer");
    checkSafe("", "layer");
    checkSafe("v1.2-x", "v1.2-x");
    checkSafe("e\u0301", "\u00e9");
    checkSafe("a\u0000b", "a_b");
    assertThat(LayerNames.safe("長".repeat(500))).hasSize(80);
  }

  private static void checkSafe(String name, String safe) {
    assertThat(LayerNames.safe(name)).isEqualTo(safe);
  }

  @Test
  void putsTheFileInFrontWhereNamesAreAlike() {
    check(List.of(new Origin("towns", "a"), new Origin("roads", "a")), List.of("towns", "roads"));
    check(
        List.of(new Origin("towns", "a"), new Origin("towns", "b"), new Origin("roads", "b")),
        List.of("a_towns", "b_towns", "roads"));
    check(
        List.of(new Origin("towns", "a"), new Origin("towns", "a"), new Origin("a_towns", "x")),
        List.of("a_towns", "a_towns_2", "a_towns_3"));
  }

  private static void check(List<Origin> origins, List<String> names) {
    assertThat(LayerNames.unique(origins)).isEqualTo(names);
  }
}
