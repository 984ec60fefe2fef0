package vn.vanthu.search.extract;

/** What came of turning an Office document into PDF: the file, or a typed refusal. */
public sealed interface Conversion permits ConvertedPdf, Refused {}
