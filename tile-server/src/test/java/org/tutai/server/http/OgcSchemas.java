package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Checks documents against the OGC's own schemas, without a network. */
final class OgcSchemas {

  private static final String OGC = "http://schemas.opengis.net/";

  private static final String OASIS = "http://docs.oasis-open.org/";

  private OgcSchemas() {}

  /** Fails unless the document is valid; {@code schema} is a path below schemas.opengis.net. */
  static void check(String document, String schema) throws IOException, SAXException {
    var validator = schema(schema).newValidator();
    var faults = new Faults();
    validator.setErrorHandler(faults);
    validator.validate(new StreamSource(new StringReader(document)));
    assertThat(faults.all).as(document).isEmpty();
  }

  /** Fails unless the document is valid by the DTD it names. */
  static void checkDtd(String document) throws IOException, SAXException {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setValidating(true);
    var faults = new Faults();
    try {
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(faults);
      builder.setEntityResolver(
          (publicId, systemId) -> new InputSource(resource(systemId).openStream()));
      builder.parse(new InputSource(new StringReader(document)));
    } catch (ParserConfigurationException e) {
      throw new AssertionError(e);
    }
    assertThat(faults.all).as(document).isEmpty();
  }

  private static Schema schema(String path) throws SAXException {
    var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setResourceResolver(
        (type, namespace, publicId, systemId, base) -> {
          String address =
              base == null || systemId.startsWith("http")
                  ? systemId
                  : java.net.URI.create(base).resolve(systemId).toString();
          return input(publicId, address);
        });
    return factory.newSchema(new StreamSource(stream(OGC + path), OGC + path));
  }

  private static LSInput input(String publicId, String address) {
    try {
      var ls =
          (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
      LSInput input = ls.createLSInput();
      input.setPublicId(publicId);
      input.setSystemId(address);
      input.setByteStream(stream(address));
      return input;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static InputStream stream(String address) {
    try {
      return resource(address).openStream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static URL resource(String address) {
    String path =
        address.endsWith("xlink.xsd") || address.endsWith("xml.xsd")
            ? address.substring(address.lastIndexOf('/') + 1)
            : address.startsWith(OASIS)
                ? "/oasis/" + address.substring(OASIS.length())
                : "/ogc/" + address.replaceFirst("https?://schemas.opengis.net/", "");
    URL resource = OgcSchemas.class.getResource(path);
    assertThat(resource).as(address).isNotNull();
    return resource;
  }

  private static final class Faults implements ErrorHandler {
    final List<String> all = new ArrayList<>();

    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) {
      all.add(e.getLineNumber() + ": " + e.getMessage());
    }

    @Override
    public void fatalError(SAXParseException e) {
      error(e);
    }
  }
}
