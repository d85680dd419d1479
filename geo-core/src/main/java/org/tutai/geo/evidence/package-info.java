/**
 * What was concluded about data, how surely, and on what grounds, in the words of both languages.
 *
 * <p>Files of agencies seldom say what they are, and often say it wrongly. Whoever concludes
 * something from them (an encoding, a coordinate reference system) hands on a {@link
 * org.tutai.geo.evidence.Finding}; whoever notices something a person should know hands on a {@link
 * org.tutai.geo.evidence.Remark}. Both end in the report card of a layer.
 */
@NullMarked
package org.tutai.geo.evidence;

import org.jspecify.annotations.NullMarked;
