package org.tutai.geo.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedXmlTest {

  /** The JDK's parser tells of some faults on the error stream, which no log has a use for. */
  @Test
  void saysNothingOfFaultsOnTheErrorStream() {
    PrintStream before = System.err;
    var heard = new ByteArrayOutputStream();
    System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
    try {
      for (String start :
          List.of(
              "",
              "<?xml version='1.0'?>",
              "<?xml version='1.0' encoding='UTF-8'?>\n",
              "<?xml version='1.0' encoding=\"us-ascii\"?>",
              "\n<!-- c --><!DOCTYPE a [ <!ELEMENT ")) {
        for (Charset charset :
            List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
          byte[] bytes = (start + "<a>\n\u00e9\u00e8</a>").getBytes(charset);
          readAnyhow(() -> BoundedXml.read(new ByteArrayInputStream(bytes)));
          readAnyhow(() -> LenientXml.read(bytes));
          readAnyhow(() -> BoundedXml.read(new String(bytes, charset)));
        }
      }
    } finally {
      System.setErr(before);
    }
    assertThat(heard.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private interface Reading {
    Object read() throws IOException;
  }

  private static void readAnyhow(Reading reading) {
    try {
      assertThat(reading.read()).isNotNull();
    } catch (IOException refused) {
      assertThat(refused).isInstanceOf(XmlException.class);
    }
  }

  @Test
  void tellsTheLineOfBytesThatAreNoText() {
    byte[] bytes = "<a>\n\n\u00e9</a>".getBytes(StandardCharsets.ISO_8859_1);
    XmlException fault =
        catchThrowableOfType(
            XmlException.class, () -> BoundedXml.read(new ByteArrayInputStream(bytes)));
    assertThat(fault.line()).isEqualTo(3);
  }

  @Test
  void elementsAreFoundByLocalNameInAnyNamespaceAndCase() throws XmlException {
    XmlElement root = BoundedXml.read("<a xmlns:x='urn:x'><x:Rule n='1'/><rule n='2'/></a>");
    assertThat(root.children("RULE"))
        .extracting(rule -> rule.attribute("n").orElseThrow())
        .containsExactly("1", "2");
    assertThat(root.children().get(0).tag()).isEqualTo("<x:Rule>");
  }

  @Test
  void elementsKnowTheirLine() throws XmlException {
    XmlElement root = BoundedXml.read("<a>\n\n<b/>\n<c\n/></a>");
    assertThat(root.child("b").orElseThrow().line()).isEqualTo(3);
  }

  @Test
  void readsPredefinedEntitiesAndCharacterReferences() throws XmlException {
    assertThat(BoundedXml.read("<a>&lt;&amp;&gt;&#33288;&#x20BB7;</a>").text()).isEqualTo("<&>興𠮷");
  }

  @Test
  void tellsCdataFromText() throws XmlException {
    XmlElement root = BoundedXml.read("<a>one<![CDATA[ two ]]>three</a>");
    assertThat(root.content())
        .containsExactly(
            new XmlNode.Text("one", false, 1),
            new XmlNode.Text(" two ", true, 1),
            new XmlNode.Text("three", false, 1));
  }

  @Test
  void longTextIsOneRun() throws XmlException {
    String text = "名稱 & so on ".repeat(20_000);
    XmlElement root = BoundedXml.read("<a>" + text.replace("&", "&amp;") + "</a>");
    assertThat(root.content()).hasSize(1);
    assertThat(((XmlNode.Text) root.content().get(0)).value()).isEqualTo(text);
  }

  @Test
  void commentsAndInstructionsAreNoContent() throws XmlException {
    assertThat(BoundedXml.read("<?x y?><!-- c --><a>1<!-- c -->2<?x y?>3</a>").text())
        .isEqualTo("123");
  }

  @Test
  void readsTheEncodingTheDocumentDeclares() throws Exception {
    for (String name : new String[] {"UTF-8", "UTF-16", "Big5"}) {
      String document = "<?xml version='1.0' encoding='" + name + "'?><a>信義區</a>";
      byte[] bytes = document.getBytes(Charset.forName(name));
      assertThat(BoundedXml.read(new ByteArrayInputStream(bytes)).text()).isEqualTo("信義區");
    }
  }

  @Test
  void aByteOrderMarkBeforeTextIsNoContent() throws XmlException {
    assertThat(BoundedXml.read("\uFEFF<a/>").name()).isEqualTo("a");
  }

  @Test
  void refusesAnEntityThatNamesAFileAndDoesNotOpenIt(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "the-secret");
    checkRefused(
        "<!DOCTYPE a [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>\n<a>&x;</a>",
        "document type declaration");
  }

  @Test
  void refusesADoctypeThatNamesADocumentElsewhere() {
    checkRefused("<!DOCTYPE a SYSTEM 'http://localhost:9/x.dtd'><a/>", "document type declaration");
  }

  @Test
  void refusesParameterEntities() {
    checkRefused(
        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]><a/>",
        "document type declaration");
  }

  @Test
  void refusesEntitiesThatGrow() {
    var document = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'laugh'>");
    for (int i = 1; i < 12; i++) {
      document.append("<!ENTITY e" + i + " '" + ("&e" + (i - 1) + ";").repeat(10) + "'>");
    }
    checkRefused(document + "]><a>&e11;</a>", "document type declaration");
  }

  @Test
  void refusesAnEntityNobodyDeclared() {
    checkRefused("<a>&nbsp;</a>", "nbsp");
  }

  @Test
  void anInclusionIsJustAnElement() throws XmlException {
    XmlElement root =
        BoundedXml.read(
            "<a xmlns:xi='http://www.w3.org/2001/XInclude'>"
                + "<xi:include href='file:///etc/hostname' parse='text'/></a>");
    assertThat(root.child("include").orElseThrow().content()).isEmpty();
  }

  @Test
  void refusesElementsTooDeep() throws XmlException {
    String open = "<a>".repeat(BoundedXml.MAX_DEPTH);
    String close = "</a>".repeat(BoundedXml.MAX_DEPTH);
    assertThat(BoundedXml.read(open + close).is("a")).isTrue();
    checkRefused("<a>" + open + close + "</a>", "deeper");
  }

  @Test
  void refusesTooManyNodes() {
    checkRefused("<a>" + "<b/>".repeat(BoundedXml.MAX_NODES) + "</a>", "more");
  }

  @Test
  void refusesADocumentThatIsTooLargeWithoutReadingItAll() {
    var given = new AtomicLong();
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            assertThat(given.addAndGet(length)).isLessThan(2L * BoundedXml.MAX_BYTES);
            Arrays.fill(into, offset, offset + length, (byte) ' ');
            return length;
          }
        };
    assertThatThrownBy(() -> BoundedXml.read(endless))
        .isInstanceOf(XmlException.class)
        .hasMessageContaining("at most " + BoundedXml.MAX_BYTES);
    checkRefused(" ".repeat(BoundedXml.MAX_BYTES + 1), "more");
  }

  @Test
  void tellsTheLineOfWhatIsNotWellFormed() {
    XmlException e =
        catchThrowableOfType(XmlException.class, () -> BoundedXml.read("<a>\n<b>\n</a>"));
    assertThat(e.line()).isEqualTo(3);
    assertThat(e).hasMessageStartingWith("line 3").hasMessageContaining("well-formed");
  }

  @Test
  void refusesEveryTruncation() throws XmlException {
    String document = "<?xml version='1.0'?><a b='1'>text<!-- c --><![CDATA[d]]></a>";
    assertThat(BoundedXml.read(document).name()).isEqualTo("a");
    for (int length = 0; length < document.length(); length++) {
      String part = document.substring(0, length);
      assertThatThrownBy(() -> BoundedXml.read(part)).as(part).isInstanceOf(XmlException.class);
    }
  }

  @Test
  void refusesBytesThatAreNoXml() {
    byte[] bytes = "PK\u0003\u0004 no xml".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> BoundedXml.read(new ByteArrayInputStream(bytes)))
        .isInstanceOf(XmlException.class);
  }

  @Test
  void aLongFindIsAbbreviated() {
    assertThat(new XmlException(1, "<a>", "a colour", "x".repeat(5000)).getMessage())
        .hasSizeLessThan(300);
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll String text, @ForAll String attribute) throws XmlException {
    String document =
        new XmlWriter()
            .begin("r", "k", attribute)
            .leaf("a", text, "k", attribute)
            .verbatimLeaf("b", text)
            .begin("c")
            .end()
            .end()
            .document();
    XmlElement root = BoundedXml.read(document);
    assertThat(root.attribute("k")).contains(asXml(attribute));
    assertThat(allText(root.child("a").orElseThrow())).isEqualTo(asXml(text));
    assertThat(allText(root.child("b").orElseThrow())).isEqualTo(asXml(text));
    assertThat(root.children()).hasSize(3);
  }

  @Test
  void aCdataEndInsideTextIsReadBack() throws XmlException {
    String text = " a]]>b]]>\r\n\rc]] >";
    String document = new XmlWriter().verbatimLeaf("a", text).document();
    assertThat(allText(BoundedXml.read(document))).isEqualTo(text);
  }

  private static String allText(XmlElement element) {
    var all = new StringBuilder();
    element.content().forEach(node -> all.append(((XmlNode.Text) node).value()));
    return all.toString();
  }

  /** The text with what XML cannot hold replaced. */
  private static String asXml(String text) {
    var all = new StringBuilder();
    text.codePoints()
        .map(c -> (c < 32 && c != 9 && c != 10 && c != 13) || lone(c) ? 0xfffd : c)
        .forEach(all::appendCodePoint);
    return all.toString();
  }

  private static boolean lone(int c) {
    return (c >= 0xd800 && c < 0xe000) || c == 0xfffe || c == 0xffff;
  }

  private static void checkRefused(String document, String words) {
    assertThatThrownBy(() -> BoundedXml.read(document))
        .isInstanceOf(XmlException.class)
        .hasMessageContaining(words);
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> BoundedXml.read(new ByteArrayInputStream(bytes)))
        .isInstanceOf(XmlException.class)
        .hasMessageContaining(words);
  }
}
