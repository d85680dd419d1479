package org.tutai.viewer.layers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.viewer.words.Language;

class PlainlyTest {

  @Test
  void leavesOutWhatIsForTheCommandLine() {
    Remark remark =
        Remark.warning(
            Topic.CRS,
            "taken for TWD97 (97 %); if that is wrong, choose one with --crs",
            "視為 TWD97（97 %）；若不正確，請以 --crs 指定");
    assertThat(Plainly.of(remark, Language.ENGLISH)).isEqualTo("taken for TWD97 (97 %).");
    assertThat(Plainly.of(remark, Language.CHINESE))
        .startsWith("視為 TWD97（97 %）")
        .doesNotContain("--");
    assertThat(Plainly.of(remark).in(Language.ENGLISH)).isEqualTo("taken for TWD97 (97 %).");
  }

  @Test
  void leavesOtherWordsAsTheyAre() {
    Remark remark = Remark.note(Topic.FILE, "Rows have 3 columns.", "每列 3 欄。");
    assertThat(Plainly.of(remark, Language.CHINESE)).isEqualTo("每列 3 欄。");
  }
}
