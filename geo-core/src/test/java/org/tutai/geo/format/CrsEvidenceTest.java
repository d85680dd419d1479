package org.tutai.geo.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.PrjWriter;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;

class CrsEvidenceTest {

  private static final String TM2_119 = PrjWriter.write(CrsRegistry.TWD97_TM2_119).orElseThrow();

  @Test
  void takesACodeThatItsDefinitionAgreesWith() {
    Finding<Crs> found = CrsEvidence.ofCode("EPSG", 3825, TM2_119, "srs_id 3825");
    assertThat(found.value()).contains(CrsRegistry.TWD97_TM2_119);
    assertThat(found.confidence()).isEqualTo(0.99);
    assertThat(found.grounds()).noneMatch(Remark::isWarning);
  }

  @Test
  void takesTheDefinitionWhereItsCodeContradictsIt() {
    Finding<Crs> found = CrsEvidence.ofCode("EPSG", 3826, TM2_119, "srs_id 3826");
    assertThat(found.value()).contains(CrsRegistry.TWD97_TM2_119);
    assertThat(found.confidence()).isLessThan(0.9);
    assertThat(found.grounds())
        .anyMatch(
            r -> r.isWarning() && r.english().contains("EPSG:3826") && r.chinese().contains("不符"));
  }

  @Test
  void takesACodeBesideADefinitionThatSaysNothing() {
    assertThat(CrsEvidence.ofCode("EPSG", 3826, "undefined", "x").value())
        .contains(CrsRegistry.TWD97_TM2_121);
    assertThat(CrsEvidence.ofCode("EPSG", 3826, "PROJCS[\"broken and long enough", "x").value())
        .contains(CrsRegistry.TWD97_TM2_121);
  }

  @Test
  void readsTheDefinitionOfAnUnknownCode() {
    Finding<Crs> found = CrsEvidence.ofCode("NONE", 813239, TM2_119, "srs_id 813239");
    assertThat(found.value()).contains(CrsRegistry.TWD97_TM2_119);
    assertThat(found.grounds().get(0).chinese()).contains("srs_id 813239");
  }

  @Test
  void saysHowGoodAShiftIs() {
    Finding<Crs> found = CrsEvidence.ofCode("EPSG", 3828, "", "srs_id 3828");
    assertThat(found.value()).contains(CrsRegistry.TWD67_TM2_121);
    assertThat(found.grounds()).anyMatch(r -> r.english().contains("about 2 m"));
    assertThat(CrsEvidence.ofCode("EPSG", 2048, "", "x").value()).isEmpty();
  }
}
