/**
 * Zip files, read within bounds: {@link org.tutai.geo.bytes.zip.ZipDirectory} lists the {@link
 * org.tutai.geo.bytes.zip.ZipMember}s, {@link org.tutai.geo.bytes.zip.ZipInput} unpacks one.
 *
 * <pre>
 * member       'P' 'K' 3 4, 30 bytes whose lengths at 26 and 28 lead past name and extra, data
 * directory    'P' 'K' 1 2, for each member: 8 flags (bit 0 encrypted, bit 11 name in UTF-8),
 *              10 method (0 stored, 8 deflated), 16 CRC-32, 20 packed size, 24 size, 28 name's length,
 *              30 extra's, 32 comment's, 42 where the member starts, 46 name, extra, comment
 * end          'P' 'K' 5 6: 10 members, 12 directory's size, 16 where it starts, 20 comment's length;
 *              'P' 'K' 6 6 before it with 64-bit numbers where 32 bits don't do
 * </pre>
 *
 * <p>The directory is read here because {@code java.util.zip} needs to be told the encoding of the
 * names, hides which members are encrypted, and refuses files whose extras are slightly wrong.
 *
 * <p>Traps: names are UTF-8 where the flag says so and in the maker's code page otherwise; they may
 * climb out of a folder ({@code ../}), so no path must ever be made of one but of its last part; a
 * member may unpack to a thousand times its size.
 */
@NullMarked
package org.tutai.geo.bytes.zip;

import org.jspecify.annotations.NullMarked;
