package org.tutai.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UploadNameTest {

  private static void check(String given, String safe) {
    assertThat(UploadName.safe(given)).isEqualTo(safe);
  }

  @Test
  void keepsWhatIsHarmless() {
    check("村里界圖 (TWD97).zip", "村里界圖 (TWD97).zip");
    check("C:\\fakepath\\towns.gpkg", "towns.gpkg");
    check("towns.csv.gz", "towns.csv.gz");
  }

  @Test
  void leadsNowhereElse() {
    check("../../etc/passwd.csv", "passwd.csv");
    check("..\\..\\boot.zip", "boot.zip");
    check("..", "upload");
    check("/", "upload");
    check("", "upload");
    check(".hidden.csv", "hidden.csv");
    check("a/../b.csv", "b.csv");
    check("nul.csv", "_nul.csv");
    check("a\u0000b.csv", "ab.csv");
    check("a:b*c.csv", "a_b_c.csv");
  }

  @Test
  void hidesNothingInIts() {
    check("gnp\u202Egepj.zip", "gnpgepj.zip");
    check("\uFEFFa\u200B.csv", "a.csv");
    check("a\uD800.csv", "a.csv");
    check("x\u2028y.csv", "xy.csv");
  }

  @Test
  void isShortAndKeepsItsEnding() {
    assertThat(UploadName.safe("村".repeat(10_000) + ".gpkg")).endsWith(".gpkg").hasSizeLessThan(80);
    assertThat(UploadName.safe("a." + "b".repeat(5_000)).length()).isLessThanOrEqualTo(120);
  }

  @Test
  void isAPlainNameWhateverComes() {
    var random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      var given = new StringBuilder();
      random
          .ints(random.nextInt(300), 0, 5)
          .forEach(kind -> given.appendCodePoint(codePoint(random, kind)));
      String safe = UploadName.safe(given.toString());
      assertThat(safe).isNotEmpty().doesNotContain("/", "\\", "\u0000").isNotEqualTo("..");
      assertThat(safe.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(200);
      assertThat(UploadName.safe(safe)).isEqualTo(safe);
    }
  }

  private static int codePoint(Random random, int kind) {
    return switch (kind) {
      case 0 -> "./\\ :".codePointAt(random.nextInt(5));
      case 1 -> random.nextInt(0x80);
      case 2 -> random.nextInt(0x10000);
      default -> random.nextInt(0x110000);
    };
  }

  @Test
  void refusesByItsEndingWhatNoFormatReads() {
    for (String name : new String[] {"a.docx", "a", "a.exe", "a.zip.exe", "a.7z"}) {
      assertThatThrownBy(() -> UploadName.check(name)).as(name).isInstanceOf(Refusal.class);
    }
    assertThatThrownBy(() -> UploadName.check("towns.shp")).hasMessageContaining(".zip");
    assertThatThrownBy(() -> UploadName.check("towns.DBF")).hasMessageContaining(".zip");
    for (String name : new String[] {"a.zip", "村里.GPKG", "a.json", "a.csv", "a.csv.gz", "a.tif"}) {
      UploadName.check(name);
    }
  }
}
