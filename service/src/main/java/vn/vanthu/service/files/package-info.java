/**
 * Signatures over files that are no records: how is one made beside a file that is not PDF, or over
 * several files in a container, and how is a signature raised so that it lasts? What comes in is
 * handed back signed and never kept. Read {@link vn.vanthu.service.files.FileSigning} first, then
 * {@link vn.vanthu.service.files.FileAugmenting}. Knows nothing of registers, routes and HTTP.
 */
@NullMarked
package vn.vanthu.service.files;

import org.jspecify.annotations.NullMarked;
