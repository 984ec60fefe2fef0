/**
 * Turns the text of an outgoing draft into the PDF that officials sign: paper size, letterhead,
 * national motto, number and date line, title, body, recipients and signer block laid out as Annex
 * I of Decree 30/2020/NĐ-CP asks.
 *
 * <p>Read {@link vn.vanthu.service.typesetting.Typesetter} first, then {@link
 * vn.vanthu.service.typesetting.OfficialDraft}. The package knows PDFBox and fonts; it knows no
 * record, no user, no key and no clock.
 */
@NullMarked
package vn.vanthu.service.typesetting;

import org.jspecify.annotations.NullMarked;
