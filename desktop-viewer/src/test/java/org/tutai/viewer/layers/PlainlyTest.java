package org.tutai.viewer.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

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
  void theDotOfAnEndingEndsNoSentence() {
    Remark remark =
        Remark.warning(
            Topic.CRS,
            "the TIFF names no coordinate system; put a .prj beside it or choose one with --crs",
            "TIFF 未指明坐標系統；請在旁放置 .prj，或以 --crs 指定");
    assertThat(Plainly.of(remark, Language.ENGLISH))
        .isEqualTo("the TIFF names no coordinate system.");
    assertThat(Plainly.of(remark, Language.CHINESE)).isEqualTo("TIFF 未指明坐標系統。");
  }

  @Test
  void anUnknownSystemIsSaidWithItsReasonsAndWithoutOptions() {
    Remark remark =
        Remark.warning(
            Topic.CRS,
            "its numbers (x 1.5 to 100 %) tell none: choose one with --crs or \"crs\" in the"
                + " .tutai.json beside the file",
            "由數值（x 1.5 至 100 %）無法判斷：請以 --crs 或檔案旁 .tutai.json 的 \"crs\" 指定");
    Text said = Plainly.unplaced(List.of(remark));
    assertThat(said.in(Language.ENGLISH))
        .isEqualTo("Its coordinate system is not known: its numbers (x 1.5 to 100 %) tell none.");
    assertThat(said.in(Language.CHINESE)).isEqualTo("無法判定坐標系統：由數值（x 1.5 至 100 %）無法判斷。");
    assertThat(Plainly.unplaced(List.of()).in(Language.ENGLISH))
        .isEqualTo("Its coordinate system is not known.");
  }

  @Test
  void leavesOtherWordsAsTheyAre() {
    Remark remark = Remark.note(Topic.FILE, "Rows have 3 columns.", "每列 3 欄。");
    assertThat(Plainly.of(remark, Language.CHINESE)).isEqualTo("每列 3 欄。");
  }
}
