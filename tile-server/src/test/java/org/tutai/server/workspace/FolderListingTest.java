package org.tutai.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FolderListingTest {

  private final FolderListing listing = new FolderListing();

  @Test
  void filesOfOneStemBelongTogetherInAnyLetterCase() {
    listing.add("Towns.shp", 1, 1);
    listing.add("TOWNS.DBF", 2, 2);
    listing.add("towns.shp.xml", 3, 3);
    listing.add("towns2.shp", 4, 4);
    assertThat(listing.data("towns"))
        .contains("Towns.shp", "TOWNS.DBF", "towns.shp.xml")
        .doesNotContain("towns2");
    assertThat(listing.data("nothing")).isEmpty();
  }

  @Test
  void stylesAreNoDataAndDataAreNoStyles() {
    listing.add("towns.shp", 1, 1);
    String data = listing.data("towns");
    String styles = listing.styles();
    listing.add("towns.sld", 1, 1);
    assertThat(listing.data("towns")).isEqualTo(data);
    assertThat(listing.styles()).isNotEqualTo(styles);
  }

  @Test
  void whatADatabaseWritesBesideItselfWhileReadIsNoChange() {
    listing.add("a.gpkg", 1, 1);
    String data = listing.data("a");
    listing.add("a.gpkg-shm", 1, 1);
    assertThat(listing.data("a")).isEqualTo(data);
    listing.add("a.gpkg-wal", 1, 1);
    assertThat(listing.data("a")).isNotEqualTo(data);
  }
}
