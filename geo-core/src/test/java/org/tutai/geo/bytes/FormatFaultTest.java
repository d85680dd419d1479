package org.tutai.geo.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormatFaultTest {

  @ParameterizedTest
  @EnumSource(FormatFault.class)
  void isToldInOneLanguageAtATime(FormatFault fault) {
    assertThat(fault.english()).matches("\\p{ASCII}+\\.");
    assertThat(fault.chinese())
        .as("no sentence in English stands in it")
        .doesNotContainPattern("[a-z]+ [a-z]+")
        .endsWith("。");
  }

  @ParameterizedTest
  @EnumSource(FormatFault.class)
  void staysWithTheExceptionThatIsGivenIt(FormatFault fault) {
    var wrong = new FormatException(Path.of("a.zip"), 3, "one thing", "another");
    assertThat(wrong.fault()).isEqualTo(FormatFault.STRUCTURE);
    assertThat(wrong.because(fault).causedBy(new IllegalStateException()).fault()).isEqualTo(fault);
    assertThat(wrong).hasMessage("a.zip at byte 3: expected one thing, found another");
  }
}
