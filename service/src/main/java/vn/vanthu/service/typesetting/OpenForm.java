package vn.vanthu.service.typesetting;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/**
 * The interactive form of an outgoing document: the fields that stay open after the person has
 * signed and the two empty signature fields with their locks (ISO 32000-1, 12.7.4.5). Every widget
 * has an appearance from the start, as PDF/A-2 asks. Single-threaded.
 */
final class OpenForm {
  private static final COSName UPRIGHT = COSName.getPDFName("VtUpright");
  private static final COSName SLANTED = COSName.getPDFName("VtSlanted");

  private final PDDocument document;
  private final PDAcroForm form;

  OpenForm(PDDocument document, Typeface typeface) throws IOException {
    this.document = document;
    this.form = new PDAcroForm(document);
    var resources = new PDResources();
    resources.put(UPRIGHT, typeface.fieldFont(Span.Style.REGULAR));
    resources.put(SLANTED, typeface.fieldFont(Span.Style.ITALIC));
    form.setDefaultResources(resources);
    form.setDefaultAppearance("/VtUpright 13 Tf 0 g");
    document.getDocumentCatalog().setAcroForm(form);
  }

  /** Upright text, right-aligned so that it stands against the printed stroke after it. */
  void number(PDPage page, PDRectangle rectangle, float size) throws IOException {
    text(OpenFields.NUMBER, page, rectangle, "/VtUpright " + size + " Tf 0 g", 2);
  }

  /** A part of the date line: slanted, centred. */
  void date(String name, PDPage page, PDRectangle rectangle, float size) throws IOException {
    text(name, page, rectangle, "/VtSlanted " + size + " Tf 0 g", 1);
  }

  private void text(
      String name, PDPage page, PDRectangle rectangle, String appearance, int quadding)
      throws IOException {
    var field = new PDTextField(form);
    field.setPartialName(name);
    field.setDefaultAppearance(appearance);
    field.setQ(quadding);
    field.setRequired(true);
    place(field, page, rectangle);
  }

  /** The person's field: signing it locks everything but the open fields and the agency's. */
  void person(PDPage page, PDRectangle rectangle) throws IOException {
    var lock = new COSDictionary();
    lock.setItem(COSName.TYPE, COSName.getPDFName("SigFieldLock"));
    lock.setItem(COSName.getPDFName("Action"), COSName.getPDFName("Exclude"));
    var open = new COSArray();
    OpenFields.openAfterPerson().forEach(name -> open.add(new COSString(name)));
    lock.setItem(COSName.FIELDS, open);
    signature(OpenFields.PERSON, page, rectangle, lock);
  }

  /** The agency's field: signing it locks the whole document. */
  void agency(PDPage page, PDRectangle rectangle) throws IOException {
    var lock = new COSDictionary();
    lock.setItem(COSName.TYPE, COSName.getPDFName("SigFieldLock"));
    lock.setItem(COSName.getPDFName("Action"), COSName.getPDFName("All"));
    signature(OpenFields.AGENCY, page, rectangle, lock);
  }

  private void signature(String name, PDPage page, PDRectangle rectangle, COSDictionary lock)
      throws IOException {
    var field = new PDSignatureField(form);
    field.setPartialName(name);
    field.getCOSObject().setItem(COSName.getPDFName("Lock"), lock);
    place(field, page, rectangle);
  }

  private void place(PDTerminalField field, PDPage page, PDRectangle rectangle) throws IOException {
    PDAnnotationWidget widget = field.getWidgets().getFirst();
    widget.setRectangle(rectangle);
    widget.setPage(page);
    widget.setPrinted(true);
    var stream = new PDAppearanceStream(document);
    stream.setBBox(new PDRectangle(rectangle.getWidth(), rectangle.getHeight()));
    stream.setResources(new PDResources());
    var appearance = new PDAppearanceDictionary();
    appearance.setNormalAppearance(stream);
    widget.setAppearance(appearance);
    List<PDAnnotation> annotations = page.getAnnotations();
    annotations.add(widget);
    page.setAnnotations(annotations);
    var fields = form.getFields();
    fields.add(field);
    form.setFields(fields);
  }
}
