/**
 * What the protocols of map services have in common: references to CRSs as servers write them,
 * links that may be empty or wrong, queries, rectangles.
 *
 * <p>{@link org.tutai.geo.source.remote.service.ServiceLinks} judges the addresses a document names
 * against the one it was asked at; {@link org.tutai.geo.source.remote.service.ServiceQuery} adds
 * parameters to them; {@link org.tutai.geo.source.remote.service.ServiceCrs} finds CRSs; {@link
 * org.tutai.geo.source.remote.service.DocumentRemarks} gathers what a person should know.
 */
@NullMarked
package org.tutai.geo.source.remote.service;

import org.jspecify.annotations.NullMarked;
