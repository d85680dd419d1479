package org.tutai.geo.locate.address.plate;

import java.time.Instant;

/**
 * What an index holds of a county.
 *
 * @param code 5 digits
 * @param name in Chinese
 * @param file of its segment, in the directory of the index
 * @param source in the importer's words; empty when not said
 * @param imported when
 * @param rows that were used
 * @param plates different ones
 * @param bytes of the file
 * @param synthetic whether the plates are made up
 */
public record ImportedCounty(
    String code,
    String name,
    String file,
    String source,
    Instant imported,
    long rows,
    long plates,
    int houses,
    int streets,
    long bytes,
    boolean synthetic) {}
